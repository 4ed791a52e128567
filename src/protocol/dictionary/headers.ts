import { cookies, fetchStandard, rfc, type SpecRef, w3c } from '../spec.ts';
import { authenticated } from './circumstances.ts';
import { onlyWith } from './client-authentication.ts';
import { entriesOf } from './entry.ts';

const http = (section: string): SpecRef => rfc(9110, section);
const fetchMetadata = (name: string): SpecRef =>
  w3c(`Fetch Metadata: ${name}`, 'fetch-metadata', `${name.toLowerCase()}-header`);
const preflight = fetchStandard('CORS preflight', 'cors-preflight-request');

const credentials = entriesOf(['request header'], 'app', {
  Authorization: {
    what: 'Who is asking. `Bearer` or `DPoP` and an access token at an API; `Basic` with client_id and secret at the endpoints of the back channel.',
    without:
      'An API answers 401 and asks for a token in WWW-Authenticate; an endpoint that expects `Basic` answers invalid_client.',
    spec: rfc(6750, '2.1'),
    needs: [
      { level: 'required', where: ['api', 'userinfo'] },
      ...onlyWith('client_secret_basic', authenticated),
    ],
  },
  DPoP: {
    what: 'A JWT made for this one request. It proves that the sender holds the key that the token is, or will be, bound to.',
    without: 'A bound token is refused; a token asked for without it is a bearer token.',
    spec: rfc(9449, '4.1'),
    needs: [
      { level: 'required', where: ['api', 'userinfo'], when: ['bound token'] },
      {
        level: 'required',
        where: 'token request',
        grants: ['refresh_token'],
        when: ['public client'],
        note: 'If the refresh token is bound: that of a public client is.',
      },
      {
        level: 'optional',
        where: 'token request',
        grants: ['refresh_token'],
        note: 'Client authentication protects this refresh token. Without a proof the new access token is a bearer token.',
      },
      {
        level: 'optional',
        where: 'token request',
        note: 'Without it the tokens are bearer tokens.',
      },
    ],
  },
  'Content-Type': {
    what: 'What the body is. Token and revocation requests are `application/x-www-form-urlencoded`; Auth0 takes JSON at the token endpoint as well.',
    without: 'The server finds no parameters in the body.',
    spec: http('8.3'),
  },
  'Content-Length': { what: 'The length of the body in bytes.', spec: http('8.6') },
  Accept: {
    what: 'The media types that the sender can use, such as `application/json`.',
    spec: http('12.5.1'),
  },
});

const browser = entriesOf(['request header'], 'browser', {
  Host: { what: 'The host and port that the request is for.', spec: http('7.2') },
  Origin: {
    what: 'Which site the script or form that made this request comes from. Page code cannot change it, so servers check it against CSRF and for CORS.',
    spec: fetchStandard('Origin header', 'origin-header'),
  },
  Referer: {
    what: 'The page that the browser came from. If that page had a code in its URL and no Referrer-Policy, the code can leak here.',
    spec: http('10.1.3'),
  },
  Cookie: {
    what: 'The cookies that the browser keeps for this host. Here they carry the session at the authorization server.',
    without: 'The server does not recognise the browser and asks the user to sign in.',
    spec: cookies('4.2'),
  },
  'Cache-Control': {
    what: 'Whether a cache may answer, or the server itself must.',
    spec: rfc(9111, '5.2.1'),
  },
  Connection: {
    what: 'Whether the connection stays open. It says nothing about the flow.',
    spec: http('7.6.1'),
  },
  'User-Agent': { what: 'The browser or program that asks.', spec: http('10.1.5') },
  'Accept-Language': { what: 'The languages the user prefers.', spec: http('12.5.4') },
  'Accept-Encoding': { what: 'The compressions that the sender understands.', spec: http('12.5.3') },
  'If-None-Match': {
    what: 'The version already in the cache: answer 304 if it is still current.',
    spec: http('13.1.2'),
  },
  'Sec-Fetch-Site': {
    what: 'Whether the request comes from the same site, another one or the user directly. Page code cannot change it.',
    spec: fetchMetadata('Sec-Fetch-Site'),
  },
  'Sec-Fetch-Mode': {
    what: 'Whether this is a navigation, a CORS request or something else.',
    spec: fetchMetadata('Sec-Fetch-Mode'),
  },
  'Sec-Fetch-Dest': {
    what: 'What the answer will be used as: a document, an iframe, a script, data.',
    spec: fetchMetadata('Sec-Fetch-Dest'),
  },
  'Sec-Fetch-User': {
    what: 'Present when a click or key press of the user started the navigation.',
    spec: fetchMetadata('Sec-Fetch-User'),
  },
  'Access-Control-Request-Method': {
    what: 'In a CORS preflight: the method that will follow.',
    spec: preflight,
  },
  'Access-Control-Request-Headers': {
    what: 'In a CORS preflight: the headers that will follow.',
    spec: preflight,
  },
});

export const requestHeaders = [...credentials, ...browser];
