import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const required = { spec: rfc(9449, '4.2'), need: 'required' } as const;

const header = entriesOf(['DPoP proof header'], 'app', {
  typ: {
    what: 'Must be `dpop+jwt`: it says that this is a DPoP proof.',
    without: 'Another JWT signed with the same key could be taken for a proof.',
    ...required,
  },
  alg: {
    what: 'The signature algorithm: an asymmetric one that the server announces, never `none` or an HMAC.',
    without: 'The receiver cannot verify that the sender holds the key.',
    ...required,
  },
  jwk: {
    what: 'The public key that verifies this proof. A private key must not be in it.',
    without: 'The receiver learns the key from nowhere else.',
    ...required,
  },
  kty: { what: 'Inside `jwk`: the family of the key, `EC`, `RSA` or `OKP`.', spec: rfc(7517, '4.1') },
  crv: {
    what: 'Inside `jwk`: the curve of an EC or OKP key, such as `P-256` or `Ed25519`.',
    spec: rfc(7518, '6.2.1.1'),
  },
  x: {
    what: 'Inside `jwk`: the x coordinate of an EC public key, or the whole of an OKP one.',
    spec: rfc(7518, '6.2.1.2'),
  },
  y: { what: 'Inside `jwk`: the y coordinate of an EC public key.', spec: rfc(7518, '6.2.1.3') },
  n: { what: 'Inside `jwk`: the modulus of an RSA public key.', spec: rfc(7518, '6.3.1.1') },
  e: { what: 'Inside `jwk`: the exponent of an RSA public key.', spec: rfc(7518, '6.3.1.2') },
});

const claims = entriesOf(['DPoP proof'], 'app', {
  jti: {
    what: 'A unique identifier of this proof. The server can remember it and refuse it a second time.',
    without: 'A stolen proof could be sent again to the same address.',
    ...required,
  },
  htm: {
    what: 'The HTTP method of the request that the proof is for.',
    without: 'A proof made for a GET could be used for a DELETE.',
    ...required,
  },
  htu: {
    what: 'The URL of the request that the proof is for, without query and fragment.',
    without: 'One server could use the proof at another.',
    ...required,
  },
  iat: {
    what: 'When the proof was made, in seconds since 1970. The server accepts it only shortly after.',
    without: 'A proof made long ago would still work.',
    ...required,
  },
  ath: {
    what: 'The SHA-256 hash of the access token, base64url-encoded. It must be there when the proof goes with an access token.',
    without: 'The proof could be used with another token of the same key.',
    spec: rfc(9449, '4.2'),
  },
  nonce: {
    what: "The server's latest value from DPoP-Nonce. It must be there once the server has given one.",
    without: 'Proofs could be made in advance, by somebody who can use the key only for a while.',
    spec: rfc(9449, '4.2'),
  },
});

export const dpop = [...header, ...claims];
