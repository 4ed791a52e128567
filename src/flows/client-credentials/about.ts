import { auth0, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

const FLOW = 'get-started/authentication-and-authorization-flow';
const profiles = auth0('Access Token Profiles', 'secure/tokens/access-tokens/access-token-profiles');

/** What Client Credentials is for, and where Auth0 goes its own way. */
export const about: About = {
  why: 'A program gets an access token for itself: it proves to the server which app it is, and no user, browser or redirect takes part. So the attacks on redirects and login pages find nothing here. All rests on the credentials: whoever has them is the app, with all that it may do.',
  when: [
    'A scheduled job, a daemon or a worker calls an API while nobody is there.',
    'One service of the back end calls another and has to say which service it is.',
    'A build pipeline or a tool on a server works with credentials that it gets from a vault.',
    'The data belongs to the app or the organisation, not to one user: stock, prices, metrics.',
    'A script manages the authorization server itself through its management API.',
  ],
  whenNot: [
    'The API should return the data of a user: use Authorization Code, so that the token names the user.',
    'The app runs in a browser, on a phone or on a TV, where everybody can read its secret: use PKCE or Device Authorization.',
    'Somebody must consent, or be able to take consent back: nobody is asked here.',
    'The app wants to know who signed in: there is no ID token. Use a flow with OpenID Connect.',
  ],
  standing: {
    verdict: 'recommended',
    text: 'OAuth 2.1 keeps it for confidential clients only, and RFC 9700 recommends that they authenticate with a key: private_key_jwt or mutual TLS.',
    spec: rfc(9700, '2.5'),
  },
  spec: rfc(6749, '4.4'),
  differences: [
    {
      topic: 'Which API the token is for',
      specification: 'RFC 6749 has no parameter for it; RFC 8707 adds resource, the URI of the API.',
      auth0:
        'Auth0 requires audience, the identifier of the API; resource can stand for it where the tenant has the compatibility profile on.',
      spec: rfc(8707, '2'),
      source: auth0(
        'Client Credentials Flow: Get Token',
        'api/authentication/client-credential-flow/get-token',
      ),
    },
    {
      topic: 'The subject of the token',
      specification:
        'RFC 9068 puts an identifier of the client into sub where no user takes part, and the client_id into client_id.',
      auth0:
        'Auth0 puts <client_id>@clients into sub; its default profile names the app in azp and the grant in gty, client-credentials.',
      spec: rfc(9068, '2.2'),
      source: profiles,
    },
    {
      topic: 'The type of the token',
      specification:
        'RFC 9068 wants typ at+jwt in the header, so that no other JWT passes for an access token.',
      auth0:
        'Auth0 writes typ JWT unless the API is set to the RFC 9068 profile, so an API must tell tokens apart by aud.',
      spec: rfc(9068, '2.1'),
      source: profiles,
    },
    {
      topic: 'What the app may ask for',
      specification:
        'RFC 6749 leaves it open how access is arranged beforehand between client and authorization server.',
      auth0:
        'Auth0 gives a machine a token for a new API only if a client grant allows it, and never more scopes than the grant lists.',
      spec: rfc(6749, '4.4'),
      source: auth0(
        'API Access Policies for Applications',
        'get-started/apis/api-access-policies-for-applications',
      ),
    },
    {
      topic: 'The client assertion',
      specification:
        'RFC 7523 requires iss, sub, aud and exp, lets aud be the URL of the token endpoint, and leaves jti optional.',
      auth0:
        'Auth0 wants its own domain with the trailing slash as aud, requires jti, takes an assertion once, and allows five minutes at most.',
      spec: rfc(7523, '3'),
      source: auth0('Authenticate with Private Key JWT', `${FLOW}/authenticate-with-private-key-jwt`),
    },
  ],
};
