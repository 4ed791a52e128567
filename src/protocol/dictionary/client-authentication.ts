import { oidcCore, rfc } from '../spec.ts';
import { authenticated } from './circumstances.ts';
import { entriesOf, type Place } from './entry.ts';
import type { Circumstance, Need } from './need.ts';

const bearer = rfc(7523, '3');

const ways: readonly Circumstance[] = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];

/** What belongs to one way of authentication: required with it, and not beside another (RFC 6749 §2.3). */
export function onlyWith(way: Circumstance, where?: readonly Place[]): Need[] {
  const at = where && { where };
  return [
    { level: 'required', when: [way], ...at },
    {
      level: 'must not',
      when: ways.filter((other) => other !== way),
      note: 'A request authenticates in one way only.',
      ...at,
    },
    {
      level: 'must not',
      when: ['public client'],
      note: 'It has nothing to prove itself with.',
      ...at,
    },
  ];
}

/** How an app authenticates in the body, wherever it talks to the server directly. */
const parameters = entriesOf(authenticated, 'app', {
  client_secret: {
    what: "A confidential client's password, sent in the body. A SPA or native app cannot keep one: everybody can read its code.",
    spec: rfc(6749, '2.3.1'),
    needs: onlyWith('client_secret_post'),
  },
  client_assertion: {
    what: 'A JWT signed with the private key of the app (Private Key JWT). It proves who is asking without sending a secret.',
    spec: rfc(7523, '2.2'),
    needs: onlyWith('private_key_jwt'),
  },
  client_assertion_type: {
    what: 'Says what client_assertion is: `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.',
    without: 'The server does not know how to read the assertion.',
    spec: rfc(7523, '2.2'),
    needs: onlyWith('private_key_jwt'),
  },
});

const header = entriesOf(['client assertion header'], 'app', {
  alg: {
    what: 'The signature algorithm. The server takes only those it announces, and never `none`.',
    without: 'A server that believes the header can be fooled with an assertion that anybody can make.',
    spec: rfc(7515, '4.1.1'),
    need: 'required',
  },
  kid: {
    what: "Which of the app's registered keys signed the assertion.",
    without: 'If the app has several keys, the server must try them.',
    spec: rfc(7515, '4.1.4'),
    need: 'optional',
  },
  typ: {
    what: 'The kind of token: usually `JWT`.',
    spec: rfc(7519, '5.1'),
    need: 'optional',
  },
});

const claims = entriesOf(['client assertion'], 'app', {
  iss: {
    what: 'Who made the assertion: the app itself, by its client_id.',
    without: 'The server must refuse the assertion.',
    spec: oidcCore('9', 'ClientAuthentication'),
    need: 'required',
  },
  sub: {
    what: 'Who is authenticated: the same client_id once more.',
    without: 'The server must refuse the assertion.',
    spec: bearer,
    need: 'required',
  },
  aud: {
    what: 'The server that the assertion is for: its issuer, or the URL of the endpoint called.',
    without: 'A server that received the assertion could use it at another one.',
    spec: bearer,
    need: 'required',
  },
  exp: {
    what: 'When the assertion stops being valid, in seconds since 1970. A minute or two is enough.',
    without: 'A stolen assertion would authenticate for ever.',
    spec: bearer,
    need: 'required',
  },
  jti: {
    what: 'A unique identifier. The server remembers it until `exp` and refuses the assertion a second time.',
    without: 'Whoever sees the assertion can use it again. OpenID Connect requires it, RFC 7523 does not.',
    spec: oidcCore('9', 'ClientAuthentication'),
    need: 'required',
  },
  iat: {
    what: 'When the assertion was made, in seconds since 1970. The server may refuse an old one.',
    spec: bearer,
    need: 'optional',
  },
  nbf: {
    what: 'The assertion is not valid before this time, in seconds since 1970.',
    spec: bearer,
    need: 'optional',
  },
});

export const clientAuthentication = [...parameters, ...header, ...claims];
