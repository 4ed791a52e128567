import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import { bare } from '../../facts/exchange.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { type ProvingRequest, provingRequests, refusalOf } from './proofs.ts';

/** Where a server asks for a nonce in the proof, the app sends the request again with it. */
export const dpopNonce: Rule = {
  id: 'dpop_nonce',
  topic: 'API',
  title: 'The app repeats a request with the DPoP nonce that the server asks for',
  spec: rfc(9449, '8'),
  check: (facts) => {
    const requests = provingRequests(facts);
    const target = ({ event }: ProvingRequest) => bare(event.message.url);
    const asked = requests.filter(({ error }) => error === 'use_dpop_nonce');
    return [...new Set(asked.map(target))].slice(0, 5).flatMap((url) => {
      const refused = asked.filter((one) => target(one) === url);
      const [first] = refused;
      if (!first) return [];
      const later = requests.filter((one) => one.seq > first.seq && target(one) === url);
      const other = later.find(({ error }) => error !== 'use_dpop_nonce');
      if (other) return [held(first.seq, other.seq)];
      const given = first.response && header(first.response.message, 'dpop-nonce');
      const hidden = refused.some(({ event, response }) =>
        [event, response].some((one) => one?.lacks?.includes('headers')),
      );
      if (hidden || (later.length === 0 && facts.lacks('end')))
        return [untold('What was sent after the server had asked for a nonce is not in this trace.')];
      const second = later[0];
      const sent = second?.proof?.claims.nonce;
      const actual = second ? (typeof sent === 'string' ? sent : 'none') : 'no second request';
      // Each answer may bring a new nonce: the one before counts.
      return [
        broken(dpopNonce, {
          specs: [first.to === 'token endpoint' ? rfc(9449, '8') : rfc(9449, '9')],
          explains: refused.flatMap(({ response }) => (response ? [response.seq] : [])),
          says: second
            ? `The ${first.to} asks for a DPoP nonce, and the next proof has ${actual === given ? 'the right one, but is refused again' : `${actual === 'none' ? 'none' : 'another one'}`}.`
            : `The ${first.to} asks for a DPoP nonce, and the app does not send the request again.`,
          because:
            'The server takes proofs only with a nonce of its own, which it gives in the header DPoP-Nonce of its answer.',
          ...(actual === given && { certainty: 'unknown' as const }),
          evidence: [
            {
              ...{
                what: 'nonce',
                expected: given ?? 'the value of DPoP-Nonce',
                actual,
                where: 'the next DPoP proof',
              },
              ...{ seq: second?.seq ?? first.seq, expectedSeq: first.response?.seq ?? first.seq },
            },
            refusalOf(first),
          ],
          checkFirst: [
            'On use_dpop_nonce, read DPoP-Nonce from the answer, make a new proof with it, and send the request again.',
            'In a page, the server must list DPoP-Nonce in Access-Control-Expose-Headers.',
          ],
        }),
      ];
    });
  },
};
