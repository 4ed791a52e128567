import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { errorInRedirect } from '../errors/got-in-later.ts';
import { grants } from '../refusals.ts';

/** Whether the app went on with an answer, which it does with one only whose `state` it knows: it redeemed the code, or showed no error. */
export function isAccepted(facts: Facts, answer: AuthorizationAnswer): boolean {
  const { received, fields, seq } = answer;
  const page = received?.response;
  if (!page || !grants(answer)) return false;
  if (page.message.status >= 400 || errorInRedirect(page) !== undefined) return false;
  if (facts.tokenCalls.some(({ redeems, succeeded }) => succeeded && redeems?.seq === seq)) return true;
  if (
    facts.resourceCalls.some((call) => call.seq > seq && call.token?.value === fields.value('access_token'))
  )
    return true;
  // An app with a server redeems the code out of sight.
  return facts.tokenCalls.length === 0 && facts.lacks('back channel');
}
