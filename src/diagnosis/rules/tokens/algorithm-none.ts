import { oidcCore, rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { issued, refusalsByApp, tokenWords, unseenIdToken } from './claims.ts';

/** Tokens are signed. */
export const algorithmNone: Rule = {
  id: 'algorithm_none',
  topic: 'tokens',
  title: 'No token comes without a signature (alg none)',
  spec: rfc(8725, '3.2'),
  check: (facts) => {
    const tokens = [...issued(facts, 'id_token'), ...issued(facts, 'access_token')];
    const bare = tokens.find(
      ({ jwt }) => typeof jwt.header.alg === 'string' && /^none$/i.test(jwt.header.alg),
    );
    if (!bare && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    if (!bare) return tokens[0] ? [held(tokens[0].seq)] : [];
    const front = bare.authorization !== undefined && bare.call === undefined;
    const explains = refusalsByApp(bare);
    // From the token endpoint, a client may have ID tokens without a signature if it is registered for them.
    const listed = bare.kind === 'id_token' && !front ? listsNone(facts) : false;
    return [
      broken(algorithmNone, {
        ...{ explains, specs: [rfc(8725, '3.2'), oidcCore('2', 'IDToken')] },
        weight: listed === true && explains.length === 0 ? 'note' : 'error',
        certainty: listed === false ? 'proved' : 'likely',
        says: `The ${tokenWords[bare.kind]} is not signed: its alg is ${String(bare.jwt.header.alg)}.`,
        because: front
          ? 'Anybody can write such a token, and this one came through the browser.'
          : 'Anybody can write such a token; a receiver that takes it takes every forged one.',
        evidence: [
          {
            ...{ what: 'alg', expected: 'RS256, or another signature', actual: String(bare.jwt.header.alg) },
            ...{ where: `the header of the ${tokenWords[bare.kind]}`, seq: bare.seq },
          },
        ],
        checkFirst: [
          'Set a signature algorithm for this client at the server (id_token_signed_response_alg).',
          'Allow your library exactly the algorithms that you expect.',
        ],
      }),
    ];
  },
};

/** Whether the server's metadata offers ID tokens without a signature; `undefined` where it is not known. */
function listsNone({ metadata }: Facts): boolean | undefined {
  const list = metadata?.members.id_token_signing_alg_values_supported;
  return Array.isArray(list) ? list.includes('none') : undefined;
}
