import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { clientOf, clientSeq, type Issued, isReadable, issued, refusalsByApp, text } from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

const spec = oidcCore('2', 'IDToken');

/** Where an ID token says to whom it was issued, that is the client that asked. */
export const authorizedParty: Rule = {
  id: 'authorized_party',
  topic: 'tokens',
  title: 'The azp of the ID token is the client_id',
  spec,
  check: (facts) => oncePerKind(issued(facts, 'id_token').flatMap((token) => judge(facts, token))),
};

function judge(facts: Facts, token: Issued): Verdict[] {
  const azp = text(token.jwt.claims, 'azp');
  const client = clientOf(token);
  if (azp === undefined) return [];
  if (client === undefined) return [untold('The client_id is not in this trace: no request says it.')];
  if (azp === client || !isReadable(facts, azp) || !isReadable(facts, client)) return [held(token.seq)];
  const seq = clientSeq(token);
  return [
    broken(authorizedParty, {
      // Since its errata of 2023, OpenID Connect leaves it to the app whether to refuse another azp.
      weight: refusalsByApp(token).length > 0 ? 'error' : 'warning',
      ...{ explains: refusalsByApp(token), specs: [spec, oidcCore('3.1.3.7', 'IDTokenValidation')] },
      says: `The ID token was issued to ${azp} (azp), not to the client ${client} that asked.`,
      because:
        'azp names the client that the server gave the token to; many libraries refuse a token of another one.',
      evidence: [
        {
          ...{ what: 'azp', expected: client, actual: azp, where: "the ID token's claim", seq: token.seq },
          ...(seq !== undefined && { expectedSeq: seq }),
        },
      ],
      checkFirst: [
        "Compare the client_id in the app's configuration with azp.",
        'Look whether the token went through another app or a gateway that has a client of its own.',
      ],
      fault: { message: 'token response', field: 'id_token', claim: 'azp', right: client, wrong: azp },
    }),
  ];
}
