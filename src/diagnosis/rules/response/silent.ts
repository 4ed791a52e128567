import { header } from '../../../protocol/http.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { everyAttempt } from '../redemption.ts';
import { grants, type Refusal, refusalOf } from '../refusals.ts';

/** Errors that mean: a person has to do something first (OIDC Core §3.1.2.6). */
export const INTERACTION: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/** That a request was refused because a person has to do something. */
export function interactionRefusal(facts: Facts, ask: AuthorizationAsk): Refusal | undefined {
  const refusal = refusalOf(facts, ask);
  return refusal && INTERACTION.has(refusal.code ?? '') ? refusal : undefined;
}

/** A later request of the same client that lets the person do it. */
export function interactiveAfter(facts: Facts, ask: AuthorizationAsk): AuthorizationAsk | undefined {
  for (const one of everyAttempt(facts)) {
    const found = one.asks.find(
      (other) =>
        other !== ask &&
        other.event.at >= ask.event.at &&
        other.fields.value('prompt') !== 'none' &&
        other.fields.value('client_id') === ask.fields.value('client_id'),
    );
    if (found) return found;
  }
  return undefined;
}

/** An earlier login at the same server went well, as this import shows. */
export const loggedInBefore = (facts: Facts, { event }: AuthorizationAsk): boolean =>
  everyAttempt(facts).some(({ answers }) =>
    answers.some((answer) => {
      const asked = answer.ask;
      if (!asked || !grants(answer) || asked.event.at >= event.at) return false;
      return (
        asked.fields.value('prompt') !== 'none' &&
        hostOf(asked.event.message.url) === hostOf(event.message.url)
      );
    }),
  );

/**
 * A page that only looks whether somebody is signed in, in a hidden frame: nothing in the import shows that somebody was, so the
 * refusal is the answer to its question.
 */
export function isMereCheck(facts: Facts, ask: AuthorizationAsk): boolean {
  const inFrame =
    FRAMES.has(header(ask.event.message, 'sec-fetch-dest') ?? '') ||
    ask.fields.value('response_mode') === 'web_message';
  if (ask.fields.value('prompt') !== 'none' || !inFrame || loggedInBefore(facts, ask)) return false;
  const before = ({ event }: { readonly event: { readonly at: number } }) => event.at < ask.event.at;
  return !everyAttempt(facts).some(
    ({ tokenCalls, resourceCalls }) =>
      tokenCalls.some((call) => call.succeeded && before(call)) ||
      resourceCalls.some((call) => call.token !== undefined && before(call)),
  );
}

const FRAMES: ReadonlySet<string> = new Set(['iframe', 'frame']);

const hostOf = (url: string): string =>
  /^[a-z]+:\/\/([^/?#]+)/i.exec(url.slice(0, 500))?.[1]?.toLowerCase() ?? '';
