import type { DecodedJwt } from '../../../protocol/jwt.ts';
import type { ClientAuthentication, Facts, Field } from '../../facts/facts.ts';
import { held, type Verdict } from '../../rule.ts';
import { type RefusedClient, refusedClients } from './refused-client.ts';

/** A client assertion that the server refused. */
export interface RefusedAssertion extends RefusedClient {
  readonly jwt: DecodedJwt;
  readonly method: ClientAuthentication['method'];
  readonly credential: Field | undefined;
}

/** Refused calls whose assertion can be read. */
export function refusedAssertions(facts: Facts): RefusedAssertion[] {
  return refusedClients(facts).flatMap((refused) =>
    refused.call.authentication.flatMap(({ assertion, method, credential }) =>
      assertion ? [{ ...refused, jwt: assertion, method, credential }] : [],
    ),
  );
}

/** What a rule about assertions says: its verdicts on refused ones, or that accepted ones hold. */
export function judgeAssertions(
  facts: Facts,
  judge: (one: RefusedAssertion) => readonly Verdict[],
): Verdict[] {
  const verdicts = refusedAssertions(facts).flatMap(judge);
  if (verdicts.length > 0) return verdicts;
  const unread = refusedClients(facts).find(({ call }) => call.authentication.length === 0 && call.lacksBody);
  if (unread)
    return [
      {
        kind: 'untold',
        lacks: "The token request's form, which may hold a client_assertion, is not in this trace.",
      },
    ];
  const good = facts.tokenCalls.find(
    (call) => call.succeeded && call.authentication.some(({ assertion }) => assertion),
  );
  return good ? [held(good.seq)] : [];
}

/** Where the assertion stands, for evidence. */
export const placeOf = ({ credential, call }: RefusedAssertion) => ({
  where: 'the client_assertion',
  seq: credential?.seq ?? call.seq,
});
