import type { Answer } from './testing/answer.ts';
import { asksForNonce, challenged, json } from './testing/answers.ts';
import type { Asked } from './testing/asked.ts';
import { boundUserinfo, push } from './testing/back-channel.ts';
import { under } from './testing/change.ts';
import { otherKey, type ProofChanges, proven } from './testing/proofs.ts';
import type { Row, Topic } from './testing/row.ts';
import { send } from './testing/steps.ts';
import { the } from './testing/values.ts';

/** The endpoints beside the token endpoint that take proofs. */
const places: readonly (readonly [spec: string, place: string, request: Asked, always: ProofChanges])[] = [
  ['RFC 9449 §10.1', 'at the pushed authorization request endpoint', push(), {}],
  ['RFC 9449 §7.1', 'at the userinfo endpoint', boundUserinfo, { ath: the('access token') }],
];

const wrongs: readonly (readonly [wrong: string, changes: ProofChanges])[] = [
  ['a proof with the typ of another JWT', { header: { typ: 'JWT' } }],
  ['a proof without jti', { claims: { jti: undefined } }],
  ['a proof signed by another key than its jwk', { signer: otherKey.privateKey }],
  ['a proof for another method', { claims: { htm: 'PUT' } }],
  ['a proof for another endpoint', { claims: { htu: 'https://auth.granttour.example/oauth/token' } }],
  ['a proof of an hour ago', { issued: -3600 }],
  ['a proof of an hour ahead', { issued: 3600 }],
];

const refusedAt = ({ endpoint }: Asked): Answer =>
  endpoint === 'userinfo' ? challenged(401, 'DPoP', 'invalid_dpop_proof') : json(400, 'invalid_dpop_proof');

export const dpopEverywhere: Topic = places.flatMap(([spec, place, request, always]): Row[] => {
  const once = proven(request, { ...always, claims: { jti: 'proof-1' } });
  return [
    ...wrongs.map(
      ([wrong, changes]): Row => [
        spec,
        `${wrong}, ${place}`,
        proven(request, { ...always, ...changes }),
        refusedAt(request),
      ],
    ),
    [
      spec,
      `a proof that was used, ${place}`,
      { ...once, before: [...once.before, send(once)] },
      refusedAt(request),
    ],
    [
      'RFC 9449 §8',
      `no nonce where the policy wants one, ${place}`,
      under({ requireDpopNonce: true }, proven(request, always)),
      asksForNonce(request.endpoint === 'userinfo' ? 401 : 400),
    ],
  ];
});
