import { rfc } from '../../protocol/spec.ts';
import type { ApiPolicy } from '../../resource-server/index.ts';
import type { Descriptions } from './entry.ts';
import type { Walk } from './walk.ts';

const judgement = rfc(9068, '4');
const isCalled = ({ api }: Walk) => api;
const takesProofs = ({ dpop }: Walk) => dpop;

/** What the API's switches do. */
export const apiDescriptions: Descriptions<ApiPolicy> = {
  acceptAlgNone: {
    label: 'Refuses alg none',
    protects: 'Stops tokens without a signature. Without it anybody writes their own.',
    spec: rfc(8725, '3.2'),
    inverted: true,
    matters: isCalled,
  },
  acceptHs256WithPublicKey: {
    label: 'Refuses HS256 by the public key',
    protects:
      'The API decides which algorithm a key is for. Without it anybody who read the JWKS signs their own tokens, with the public key as the secret.',
    spec: rfc(8725, '2.1'),
    inverted: true,
    matters: isCalled,
  },
  verifySignature: {
    label: "Verifies the access token's signature",
    protects: 'Stops forged tokens. Without it anybody changes sub and scope in a token of their own.',
    spec: judgement,
    matters: isCalled,
  },
  checkIssuer: {
    label: "Compares the access token's iss",
    protects:
      'Stops tokens of other issuers. Without it another tenant that signs with the same keys lets its users in.',
    spec: judgement,
    matters: isCalled,
  },
  checkAudience: {
    label: "Looks for its name in the token's aud",
    protects:
      'Stops tokens that were given to another API. Without it whoever runs that API opens this one with them.',
    spec: judgement,
    matters: isCalled,
  },
  checkExpiry: {
    label: 'Refuses expired access tokens',
    protects: 'Stops old tokens. Without it one that is found in a log still opens the API.',
    spec: judgement,
    matters: isCalled,
  },
  checkTokenType: {
    label: 'Wants typ at+jwt',
    protects:
      'Takes access tokens and nothing else. Without it an ID token, which every app shows around, may pass for one.',
    spec: judgement,
    matters: isCalled,
  },
  requireProofForBoundTokens: {
    label: 'Wants a proof with a bound token',
    protects:
      'A token that is bound to a key comes with a DPoP proof of that key. Without it whoever steals the token uses it without the key.',
    spec: rfc(9449, '7.2'),
    matters: takesProofs,
  },
  singleUseDpopProofs: {
    label: "Takes a call's DPoP proof once",
    protects: 'Stops replays. Without it a recorded call can be sent again while its proof is fresh.',
    spec: rfc(9449, '11.1'),
    matters: takesProofs,
  },
  requireDpopNonce: {
    label: 'Insists on an API nonce in DPoP proofs',
    protects:
      'Each proof must carry a recent nonce of the API. Without it a proof that was made in advance, on a machine that somebody had for a moment, works later.',
    spec: rfc(9449, '9'),
    beyond: true,
    matters: takesProofs,
  },
};
