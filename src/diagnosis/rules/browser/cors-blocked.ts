import { header } from '../../../protocol/http.ts';
import { fetchStandard } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { preflightFlaw } from './preflight-refused.ts';
import {
  corsFlaw,
  failsOtherwise,
  isBlocked,
  isByPage,
  keyOf,
  type ScriptedRequest,
  scriptedRequests,
  showsHeaders,
} from './scripted.ts';

/** A page may read the answers that it needs. */
export const corsBlocked: Rule = {
  id: 'cors_blocked',
  topic: 'browser',
  title: 'The page may read the answers from other origins (CORS)',
  spec: fetchStandard('CORS check', 'cors-check'),
  check: (facts) => {
    const requests = scriptedRequests(facts);
    const read = requests.filter((one) => !isBlocked(one) && one.response);
    // What was answered later had another cause, such as a network that was away.
    const later = new Map(read.map(({ event, seq }) => [keyOf(event, event.message.method), seq]));
    const isLost = ({ event, seq }: ScriptedRequest) =>
      (later.get(keyOf(event, event.message.method)) ?? -1) < seq;
    const blocked = requests.filter((one) => isBlocked(one) && isLost(one)).slice(0, 50);
    const verdicts = [...blocked.flatMap((one) => judge(facts, one)), ...unmarked(facts, read)];
    const broke = onePerTarget(verdicts);
    if (broke.length > 0) return broke;
    const other = verdicts.find(({ kind }) => kind === 'untold');
    return other ? [other] : read[0] ? [held(read[0].seq)] : [];
  },
};

function onePerTarget(verdicts: readonly Verdict[]): Verdict[] {
  const seen = new Set<string>();
  return verdicts.filter((verdict) => {
    if (verdict.kind !== 'broken' || seen.has(verdict.finding.says)) return false;
    seen.add(verdict.finding.says);
    return true;
  });
}

function judge(facts: Facts, one: ScriptedRequest): Verdict[] {
  const { response, origin, preflight } = one;
  if (preflight && preflightFlaw(facts, preflight)) return [];
  if (response && showsHeaders(facts, response)) {
    const flaw = corsFlaw(response, origin);
    if (flaw) return [found(one, flaw, failsOtherwise(response.failure) ? 'likely' : 'proved')];
    const withCredentials =
      header(response.message, 'access-control-allow-origin') === '*' && saysCors(response.failure);
    const shared = { expected: origin, actual: '* with credentials' };
    return withCredentials ? [found(one, shared, 'likely')] : [];
  }
  if (failsOtherwise(response?.failure)) return [];
  if (response && response.message.status !== 0)
    return [untold("The answer's headers, which say who may read it, are not in this trace.")];
  return saysCors(response?.failure)
    ? [found(one, { expected: origin, actual: HIDDEN }, 'likely')]
    : [
        untold(
          `Why ${one.target} gave the page no answer: the file has no headers of it. The browser's console says whether it was CORS.`,
        ),
      ];
}

const HIDDEN = 'not visible';

const saysCors = (failure: string | undefined): boolean =>
  failure !== undefined &&
  /cors|cross.?origin|access-control|ERR_FAILED$|NS_ERROR_DOM/i.test(failure.slice(0, 300));

/**
 * Where the file does not mark what the browser kept back: some exporters leave the body empty, and a proxy sees the answer whole.
 * Then that the page went no further tells.
 */
function unmarked(facts: Facts, requests: readonly ScriptedRequest[]): Verdict[] {
  return requests.flatMap((one) => {
    const { response, origin, event } = one;
    if (!one.isCall || !response || !showsHeaders(facts, response)) return [];
    if (!isByPage(event)) return [];
    const { status, body } = response.message;
    if ((status >= 300 && status < 400) || (body !== '' && mayBeRead(facts, one, requests))) return [];
    const flaw = corsFlaw(response, origin);
    return flaw && !wentFurther(facts, one) ? [found(one, flaw, 'likely')] : [];
  });
}

/** Whether the page used what the answer brought. */
function wentFurther({ tokens, resourceCalls, tokenCalls }: Facts, { seq }: ScriptedRequest): boolean {
  const brought = tokens.some(({ call }) => call?.seq === seq);
  const used = resourceCalls.some((call) => call.seq > seq && (call.token ?? call.lacksAuthorization));
  return brought && (used || tokenCalls.some((call) => call.seq > seq && call.succeeded));
}

/**
 * Whether an answer that stands there whole may have been read all the same: it brought no tokens, so that nothing shows what
 * the page did with it, or answers to other requests lack the header too, as behind a gateway that adds it.
 */
function mayBeRead(facts: Facts, one: ScriptedRequest, requests: readonly ScriptedRequest[]): boolean {
  if (!facts.tokenCalls.some(({ seq, succeeded }) => seq === one.seq && succeeded)) return true;
  return requests.some(
    ({ response, target, origin }) =>
      target !== one.target && origin === one.origin && response && corsFlaw(response, origin),
  );
}

function found(
  { target, origin, event, response, seq }: ScriptedRequest,
  { expected, actual }: { expected: string; actual: string },
  certainty: 'proved' | 'likely',
): Verdict {
  const status = response?.message.status ?? 0;
  const failed = status >= 400;
  return broken(corsBlocked, {
    ...{ certainty, explains: response ? [response.seq] : [] },
    says:
      actual === HIDDEN
        ? `The browser gives the page at ${origin} no answer of ${target}; a missing Access-Control-Allow-Origin is the usual cause.`
        : `The browser keeps the answer of ${target} from the page at ${origin}: Access-Control-Allow-Origin is ${actual === 'none' ? 'missing' : actual}.`,
    because: `A script may read an answer from another origin only if that answer allows its origin.${failed ? ` The answer hidden is itself an error (status ${status}): read it in the server's log.` : ''}`,
    evidence: [
      {
        ...{ what: 'Access-Control-Allow-Origin', expected, actual, where: `the answer of ${target}` },
        ...{ seq: response?.seq ?? seq, expectedSeq: seq },
      },
      ...(response?.failure === undefined
        ? []
        : [{ what: 'failure', actual: response.failure, where: "the browser's words", seq: response.seq }]),
    ],
    checkFirst: [
      `Enter ${origin} as an allowed origin (web origin, SPA redirect URI) of the client at the server, or in the CORS settings of the API.`,
      'Compare scheme, host and port: https://example.com, https://www.example.com and http://localhost:3000 are three origins.',
      ...(failed ? ['Servers often leave CORS headers out of error answers: look for the error first.'] : []),
    ],
    isNot: `The server did get the request (${event.message.method})${status > 0 ? ` and answered ${status}` : ''}: it is the browser that hides the answer.`,
  });
}
