import type { MessageEvent } from '../../../trace/index.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import type { Evidence } from '../../finding.ts';
import { quoted } from '../../words.ts';

/** Whether the server answered a token request with an error, by its code or by the status alone. */
export const refused = (call: TokenCall): boolean =>
  !call.succeeded && (call.error !== undefined || (call.status ?? 0) >= 400);

/** Whether the file shows what the server answered. */
export const isAnswered = (call: TokenCall): boolean => call.response !== undefined && !call.lacksAnswer;

/** The event of the answer, as a list to be put into `explains`. */
export const answerSeqs = (call: TokenCall): number[] => (call.response ? [call.response.seq] : []);

/** Whether a sanitizer may have put other values into a message, so that two values cannot be compared. */
export const isHidden = (facts: Facts, event: MessageEvent): boolean =>
  facts.lacks('values') || event.lacks?.includes('values') === true;

/** The server's own words for an error: its description, else nothing. */
export const description = (call: TokenCall): string => call.answer.value('error_description') ?? '';

/** How an error reads in a sentence: `invalid_grant ("Token is not active")`, or the status where there is no code. */
export function errorInWords(call: TokenCall): string {
  const code = call.error ?? `status ${call.status ?? 'unknown'}`;
  const more = description(call);
  return more === '' ? code : `${code} (${quoted(more)})`;
}

/** A row of evidence for the error answer itself. */
export function errorRow(call: TokenCall): Evidence {
  return {
    what: call.error === undefined ? 'status' : 'error',
    actual: call.error === undefined ? String(call.status ?? 0) : errorText(call),
    where: 'the token response',
    seq: call.response?.seq ?? call.seq,
  };
}

function errorText(call: TokenCall): string {
  const more = description(call);
  return more === '' ? (call.error ?? '') : `${call.error}: ${more}`;
}

/** Where the answer stands, in words for a verdict that cannot be given. */
export const NO_ANSWER = 'The answer of the token endpoint is not in this trace.';
export const NO_BODY = "The token request's body is not in this trace.";
export const REDACTED = 'A sanitizer replaced the values in this trace, so they cannot be compared.';
