import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const bearer = rfc(7523, '3');

/** How an app authenticates in the body, wherever it talks to the server directly. */
const parameters = entriesOf(
  [
    'token request',
    'revocation request',
    'introspection request',
    'pushed authorization request',
    'device authorization request',
  ],
  'app',
  {
    client_secret: {
      what: "A confidential client's password, sent in the body. A SPA or native app cannot keep one: everybody can read its code.",
      spec: rfc(6749, '2.3.1'),
    },
    client_assertion: {
      what: 'A JWT signed with the private key of the app (Private Key JWT). It proves who is asking without sending a secret.',
      spec: rfc(7523, '2.2'),
    },
    client_assertion_type: {
      what: 'Says what client_assertion is: `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.',
      without: 'The server does not know how to read the assertion.',
      spec: rfc(7523, '2.2'),
    },
  },
);

const header = entriesOf(['client assertion header'], 'app', {
  alg: {
    what: 'The signature algorithm. The server takes only those it announces, and never `none`.',
    without: 'A server that believes the header can be fooled with an assertion that anybody can make.',
    spec: rfc(7515, '4.1.1'),
    required: 'required',
  },
  kid: {
    what: "Which of the app's registered keys signed the assertion.",
    without: 'If the app has several keys, the server must try them.',
    spec: rfc(7515, '4.1.4'),
    required: 'optional',
  },
  typ: {
    what: 'The kind of token: usually `JWT`.',
    spec: rfc(7519, '5.1'),
    required: 'optional',
  },
});

const claims = entriesOf(['client assertion'], 'app', {
  iss: {
    what: 'Who made the assertion: the app itself, by its client_id.',
    without: 'The server must refuse the assertion.',
    spec: oidcCore('9', 'ClientAuthentication'),
    required: 'required',
  },
  sub: {
    what: 'Who is authenticated: the same client_id once more.',
    without: 'The server must refuse the assertion.',
    spec: bearer,
    required: 'required',
  },
  aud: {
    what: 'The server that the assertion is for: its issuer, or the URL of the endpoint called.',
    without: 'A server that received the assertion could use it at another one.',
    spec: bearer,
    required: 'required',
  },
  exp: {
    what: 'When the assertion stops being valid, in seconds since 1970. A minute or two is enough.',
    without: 'A stolen assertion would authenticate for ever.',
    spec: bearer,
    required: 'required',
  },
  jti: {
    what: 'A unique identifier. The server remembers it until `exp` and refuses the assertion a second time.',
    without: 'Whoever sees the assertion can use it again. OpenID Connect requires it, RFC 7523 does not.',
    spec: oidcCore('9', 'ClientAuthentication'),
    required: 'required',
  },
  iat: {
    what: 'When the assertion was made, in seconds since 1970. The server may refuse an old one.',
    spec: bearer,
    required: 'optional',
  },
  nbf: {
    what: 'The assertion is not valid before this time, in seconds since 1970.',
    spec: bearer,
    required: 'optional',
  },
});

export const clientAuthentication = [...parameters, ...header, ...claims];
