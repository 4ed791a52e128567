import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const issued = entriesOf(['token'], 'authorization-server', {
  'access token': {
    what: 'Opens an API for the app, for a while and within its scope. To the app it is an opaque text: it is meant for the API.',
    without: 'The app would need the password to call the API.',
    spec: rfc(6749, '1.4'),
  },
  'ID token': {
    what: 'A signed JWT that tells the app who signed in, when, and for which app. It is for the app and opens no API.',
    without: 'The app knows what it may do, not who the user is.',
    spec: oidcCore('2', 'IDToken'),
  },
  'refresh token': {
    what: 'A long-lived credential with which the app gets new access tokens without the user. Only the app and the authorization server ever see it.',
    without: 'When the access token expires, the user has to come back.',
    spec: rfc(6749, '1.5'),
  },
  'authorization code': {
    also: ['code'],
    what: 'A short-lived text that comes back through the browser and works once. The app swaps it for tokens over the back channel.',
    without: 'The tokens themselves would travel through the browser, where more can read them.',
    spec: rfc(6749, '1.3.1'),
  },
  'device code': {
    what: 'The secret with which a device polls for its tokens. It is never shown.',
    without:
      'The device would poll with the code on its screen, and whoever reads that would get the tokens.',
    spec: rfc(8628, '3.2'),
  },
  'user code': {
    what: 'The short code on the device that the user types in on another screen. It ties that screen to the device.',
    without: 'The server could not tell which device the user agrees to.',
    spec: rfc(8628, '3.3'),
  },
  'opaque token': {
    also: ['reference token'],
    what: 'A token with nothing to read in it. Only the server that issued it knows what it opens, so an API asks there.',
    spec: rfc(6749, '1.4'),
  },
});

const made = entriesOf(['token'], 'app', {
  'client assertion': {
    also: ['private key JWT'],
    what: 'A short-lived JWT that the app signs with its private key to prove who it is. The server checks it with the registered public key.',
    without: 'A shared secret travels with each request, and whoever reads one request has it.',
    spec: rfc(7523, '2.2'),
  },
  'DPoP proof': {
    what: 'A JWT made for one request and signed with a key of the app. It shows that the sender holds the key that the token is bound to.',
    without: 'A stolen access token works for the thief.',
    spec: rfc(9449, '4'),
  },
});

const forms = entriesOf(['token'], undefined, {
  JWT: {
    also: ['JSON Web Token'],
    what: 'A JSON object of claims with a header and a signature, each base64url-encoded and joined by dots. Anybody can read it; only the signature, once verified, shows who made it.',
    without: 'Whoever receives a token has to ask its issuer what it says.',
    spec: rfc(7519, '3'),
  },
  'bearer token': {
    what: 'A token that works for whoever holds it, with no further proof: like cash. A thief can use it until it expires.',
    spec: rfc(6750, '1.2'),
  },
  'sender-constrained token': {
    also: ['sender-constrained', 'bound token', 'proof of possession'],
    what: 'A token that works only for the holder of a key, which each request proves: by DPoP or by mutual TLS.',
    without: 'A leaked access token is enough to call the API.',
    spec: rfc(9700, '2.2.1'),
  },
});

export const tokens = [...issued, ...made, ...forms];
