import { codeChallenge } from '../../protocol/pkce.ts';
import type { AuthorizationAnswer, AuthorizationAsk, Facts, Field, TokenCall } from '../facts/facts.ts';
import { howChanged } from './changed-text.ts';
import { asksWith, remembered } from './remembered.ts';

/** What a token request redeems, and whether that is certain. */
export interface Redemption {
  readonly ask: AuthorizationAsk;
  /** By the code's value, and no other request could have led to it. */
  readonly certain: boolean;
}

/**
 * The authorization request that a token request goes back to, by the code's value. Where the trace lacks one of the two codes,
 * a lone request with a lone redemption may belong together; where both are there and differ, nothing may be compared.
 */
export function redemptionOf(facts: Facts, call: TokenCall): Redemption | undefined {
  const answer = call.redeems;
  const code = call.fields.value('code');
  if (answer && code !== undefined && codesOf(answer).includes(code)) {
    const ask = askOf(facts, answer);
    return ask && { ask, certain: answer.fields.value('code') === code && isCertainly(facts, ask, answer) };
  }
  const [ask, ...moreAsks] = facts.asks;
  const lacksOne = code === undefined || !facts.answers.some((one) => codesOf(one).length > 0);
  if (!ask || moreAsks.length > 0 || !lacksOne || codeCalls(facts).length > 1) return undefined;
  return mayRedeem(facts, call, ask) ? { ask, certain: false } : undefined;
}

const codesOf = ({ fields, sent }: AuthorizationAnswer): readonly string[] =>
  [fields.value('code'), sent?.fields.value('code')].filter((code) => code !== undefined);

/** Another client's call, or one that was answered with tokens and does not fit, is that of another login. */
function mayRedeem(facts: Facts, call: TokenCall, { fields }: AuthorizationAsk): boolean {
  const differs = (asked: string | undefined, sent: string | undefined) =>
    asked !== undefined && sent !== undefined && asked !== sent;
  if (differs(fields.value('client_id'), call.clientId)) return false;
  if (!call.succeeded) return true;
  const verifier = call.fields.value('code_verifier');
  const method = fields.value('code_challenge_method') ?? 'plain';
  const computed =
    verifier !== undefined && verifier.length < 1000 && (method === 'S256' || method === 'plain')
      ? codeChallenge(verifier, method)
      : undefined;
  // In a recording the code would show; a text without times holds what somebody picked as one flow.
  const picked = facts.lacks('times') || facts.answers.length > 0;
  if (!picked && (computed === undefined || computed !== fields.value('code_challenge'))) return false;
  return (
    !differs(fields.value('redirect_uri'), call.fields.value('redirect_uri')) &&
    !differs(fields.value('code_challenge'), computed)
  );
}

/** That an answer belongs to a request is certain: by `state`, or because there is no other request and no state to compare. */
export function isCertainly(facts: Facts, ask: AuthorizationAsk, { fields }: AuthorizationAnswer): boolean {
  const [asked, answered] = [ask.fields.value('state'), fields.value('state')];
  return asked !== undefined && answered !== undefined ? asked === answered : facts.asks.length === 1;
}

/** The request that an answer goes back to; none where its `state` says that it is the answer to another attempt's. */
export function askOf(facts: Facts, { ask, fields }: AuthorizationAnswer): AuthorizationAsk | undefined {
  const state = fields.value('state');
  const asked = ask?.fields.value('state');
  if (!ask || ask.opaque || asked === undefined || state === undefined || asked === state) return ask;
  // As it was changed on its way it may still be this one's; another value belongs to a request that the trace may not have.
  if (facts.others.some((one) => asksWith(one, 'state', state).length > 0)) return undefined;
  return howChanged(asked, state) === undefined ? undefined : ask;
}

/** A field of an authorization request, or of another that repeats it under the same `state`, as servers do behind a login page. */
export function askedField(facts: Facts, ask: AuthorizationAsk, name: string): Field | undefined {
  const own = ask.fields.get(name);
  const state = ask.fields.value('state');
  if (own || state === undefined) return own;
  return asksWith(facts, 'state', state)
    .find(({ fields }) => fields.has(name))
    ?.fields.get(name);
}

/** Every attempt of an import, this one first. */
export const everyAttempt = (facts: Facts): readonly Facts[] => [facts, ...facts.others];

/** What a verdict says where the ask of a token request or an answer is missing. */
export const noAsk = 'The authorization request is not in this trace.';

/** What a verdict says where the parameters are behind a reference. */
export const behindReference =
  'The authorization request only refers to its parameters, and the trace does not have what it refers to.';

/** The token requests that redeem a code, also one whose form the trace does not have, or that leaves out its grant type. */
export const codeCalls: (facts: Facts) => readonly TokenCall[] = remembered(({ tokenCalls }) =>
  tokenCalls.filter(
    ({ grant, redeems, fields }) =>
      grant === 'authorization_code' ||
      (grant === undefined && (redeems !== undefined || fields.has('code'))),
  ),
);
