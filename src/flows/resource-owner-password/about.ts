import { auth0, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

const FLOW = 'get-started/authentication-and-authorization-flow/resource-owner-password-flow';
const overview = auth0('Resource Owner Password Flow', FLOW);
const tutorial = auth0(
  'Call Your API Using Resource Owner Password Flow',
  `${FLOW}/call-your-api-using-resource-owner-password-flow`,
);

/** What the Resource Owner Password grant is for, and where Auth0 goes its own way. */
export const about: About = {
  why: 'The app asks the user for the password and swaps it for a token. The server cannot tell who typed it, has no page of its own for consent or a second factor, and cannot see what the app keeps. All safety lies in the good faith of the app, and in that of everything the password passes on its way.',
  when: [
    'An old app of your own that already stores passwords moves to tokens, as a step towards a redirect flow.',
    'An app of your own, on a platform where no browser can be opened and no second device is at hand.',
  ],
  whenNot: [
    'The app is not yours: a third-party app must never see the password. Use Authorization Code with PKCE.',
    'A browser can be opened: redirect to the login page of the server, with PKCE.',
    'Users have a second factor or a passkey, or sign in with another provider: one request has no room for that.',
    'The device cannot show a browser but the user has a phone: use Device Authorization.',
    'A made-up user stands for a program: use Client Credentials, which needs no user.',
  ],
  standing: {
    verdict: 'discouraged',
    text: 'RFC 9700 says that it MUST NOT be used, and OAuth 2.1 has left it out.',
    spec: rfc(9700, '2.4'),
  },
  spec: rfc(6749, '4.3'),
  differences: [
    {
      topic: 'Whether to use it',
      specification: 'RFC 9700 says MUST NOT, and makes no exception for first-party apps.',
      auth0:
        'Auth0 does not recommend it, but offers it to highly trusted apps that cannot redirect, and rules out third-party apps.',
      spec: rfc(9700, '2.4'),
      source: overview,
    },
    {
      topic: 'Which user directory',
      specification: 'RFC 6749 has user name and password, and no parameter that says where to look them up.',
      auth0:
        'Auth0 asks the default directory of the tenant; its own grant http://auth0.com/oauth/grant-type/password-realm adds realm, the name of a connection.',
      spec: rfc(6749, '4.3.2'),
      source: tutorial,
    },
    {
      topic: 'A request without scope',
      specification:
        'RFC 6749 lets the server apply a default that it documents, or refuse with invalid_scope.',
      auth0:
        'Auth0 grants all scopes of the API, because a password gives full access, and lists them in the response.',
      spec: rfc(6749, '3.3'),
      source: tutorial,
    },
    {
      topic: 'ID token',
      specification:
        'The response holds an access token and perhaps a refresh token; RFC 6749 knows no other.',
      auth0: 'Auth0 adds an ID token, and takes the scopes of OpenID Connect such as openid and profile.',
      spec: rfc(6749, '4.3.3'),
      source: tutorial,
    },
    {
      topic: 'Second factor',
      specification: 'RFC 9700 notes that the grant was not made to work with two-factor authentication.',
      auth0:
        'Auth0 answers mfa_required with an mfa_token, and the app takes the user through the factor with the MFA API.',
      spec: rfc(9700, '2.4'),
      source: auth0(
        'Authenticate Using the Resource Owner Password Flow with MFA',
        'secure/multi-factor-authentication/authenticate-using-ropg-flow-with-mfa',
      ),
    },
    {
      topic: 'Guessing of passwords',
      specification: 'The server must protect the endpoint against brute force, in whatever way.',
      auth0:
        'Auth0 goes by the address of the user: a confidential app must send it in auth0-forwarded-for and be set to be trusted with it, or all users share that of its server.',
      spec: rfc(6749, '4.3.2'),
      source: auth0(
        'Avoid Common Issues with Resource Owner Password Flow and Attack Protection',
        `${FLOW}/avoid-common-issues-with-resource-owner-password-flow-and-attack-protection`,
      ),
    },
  ],
};
