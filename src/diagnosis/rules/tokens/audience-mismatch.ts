import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { halves } from '../client-authentication/refused-client.ts';
import {
  audiences,
  clientOf,
  clientSeq,
  type Issued,
  isReadable,
  issued,
  refusalsByApp,
  text,
  unseenIdToken,
} from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** An ID token is for the client that asked. */
export const audienceMismatch: Rule = {
  id: 'audience_mismatch',
  topic: 'tokens',
  title: 'The aud of the ID token holds the client_id',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
  check: (facts) => {
    const verdicts = issued(facts, 'id_token').map((token) => judge(facts, token));
    if (verdicts.length === 0 && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    return oncePerKind(verdicts);
  },
};

function judge(facts: Facts, token: Issued): Verdict {
  const client = clientOf(token);
  const given = audiences(token.jwt.claims);
  if (client === undefined) return untold('The client_id is not in this trace: no request says it.');
  const shown = token.call?.authentication.map((one) => halves(one)?.[0]) ?? [];
  const ids = [client, token.call?.clientId, token.authorization?.ask?.fields.value('client_id'), ...shown];
  const fits = given.some((aud) => ids.includes(aud));
  // An app on a device can ask for a token that is made out to its own server.
  const asked = [token.call?.fields, token.call?.redeems?.ask?.fields].map((fields) =>
    fields?.value('audience'),
  );
  const forServer = given.some((aud) => asked.some((one) => one?.endsWith(aud)));
  const toIt = forServer && text(token.jwt.claims, 'azp') === client;
  if (fits || toIt || !isReadable(facts, client)) return held(token.seq);
  const seq = clientSeq(token);
  const actual = listed(given) || 'none';
  return broken(audienceMismatch, {
    explains: refusalsByApp(token),
    says: `The ID token is for ${given.length > 0 ? actual : 'nobody (no aud)'}, not for the client ${client} that asked.`,
    because: 'The app must refuse an ID token that was made for another client: it may have been injected.',
    evidence: [
      {
        ...{
          what: 'aud',
          expected: client,
          actual: given.join(' ') || 'none',
          where: "the ID token's claim",
        },
        ...{ seq: token.seq, ...(seq !== undefined && { expectedSeq: seq }) },
      },
    ],
    checkFirst: [
      "Compare the client_id in the app's configuration with the one in the authorization request.",
      'Look at mappings at the server that set aud (audience mappers, custom claims).',
      'Look whether a token of another app was put in place of this one.',
    ],
    isNot: 'The audience of an access token is another matter: that one names an API.',
    fault: {
      ...{ message: 'token response', field: 'id_token', claim: 'aud', right: client },
      ...(given[0] !== undefined && { wrong: given[0] }),
    },
  });
}
