import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** How a request authenticates: the first word of `Authorization` and of `WWW-Authenticate`. The last two are token types as well. */
const schemes = entriesOf(['authentication scheme'], 'app', {
  Basic: {
    what: "The app's client_id and secret, each form-encoded, joined by a colon, in Base64. Anybody who reads it has the secret.",
    spec: rfc(6749, '2.3.1'),
  },
  Bearer: {
    what: 'Whoever holds the token may use it, without further proof.',
    spec: rfc(6750, '2.1'),
  },
  DPoP: {
    what: 'The token is bound to a key: it works only together with a proof, in the header DPoP, that the sender holds that key.',
    spec: rfc(9449, '7.1'),
  },
});

const challenge = entriesOf(['challenge'], 'authorization-server', {
  charset: {
    what: 'With Basic: the encoding of name and password before Base64. Only `UTF-8` is allowed.',
    spec: rfc(7617, '2.1'),
    need: 'optional',
  },
  algs: {
    what: 'With DPoP: the signature algorithms that are accepted in proofs, separated by spaces.',
    spec: rfc(9449, '7.1'),
    need: 'optional',
  },
});

export const authenticationSchemes = [...schemes, ...challenge];
