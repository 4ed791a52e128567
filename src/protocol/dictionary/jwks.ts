import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Members of a JSON Web Key Set and of the keys in it. */
export const jwks = entriesOf(['jwks'], 'authorization-server', {
  keys: {
    what: 'The public keys that the server signs with. Several stand here while it changes from one to the next.',
    without: 'Nobody can verify its tokens.',
    spec: rfc(7517, '5.1'),
    need: 'required',
  },
  kty: {
    what: 'The family of the key: `RSA` or `EC`.',
    spec: rfc(7517, '4.1'),
    need: 'required',
  },
  use: {
    what: 'What the key is for: `sig` to verify signatures, `enc` to encrypt.',
    spec: rfc(7517, '4.2'),
    need: 'optional',
  },
  key_ops: {
    what: 'What may be done with the key, such as `verify`. Not to be used together with `use`.',
    spec: rfc(7517, '4.3'),
    need: 'optional',
  },
  alg: {
    what: 'The one algorithm that the key is meant for, such as `RS256`.',
    spec: rfc(7517, '4.4'),
    need: 'optional',
  },
  kid: {
    what: 'The name of the key. The header of a token names the key that signed it.',
    without: 'With several keys nobody knows which one to use.',
    spec: rfc(7517, '4.5'),
    need: 'optional',
  },
  n: {
    what: 'The modulus of an RSA public key, base64url-encoded.',
    spec: rfc(7518, '6.3.1.1'),
    need: 'required',
  },
  e: {
    what: 'The exponent of an RSA public key: `AQAB` is 65537.',
    spec: rfc(7518, '6.3.1.2'),
    need: 'required',
  },
  crv: { what: 'The curve of an EC key, such as `P-256`.', spec: rfc(7518, '6.2.1.1') },
  x: { what: 'The x coordinate of an EC public key.', spec: rfc(7518, '6.2.1.2') },
  y: { what: 'The y coordinate of an EC public key.', spec: rfc(7518, '6.2.1.3') },
  d: {
    what: 'The private part of a key. It must never stand in a published JWKS: whoever has it can sign tokens.',
    spec: rfc(7518, '6.3.2.1'),
  },
  x5c: { what: 'A certificate chain for the key.', spec: rfc(7517, '4.7'), need: 'optional' },
  x5t: {
    what: "The SHA-1 thumbprint of the key's certificate.",
    spec: rfc(7517, '4.8'),
    need: 'optional',
  },
  'x5t#S256': {
    what: "The SHA-256 thumbprint of the key's certificate.",
    spec: rfc(7517, '4.9'),
    need: 'optional',
  },
});
