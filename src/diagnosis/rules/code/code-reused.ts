import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, quoted, shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { codeCalls } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';
import { answersWithCode } from '../remembered.ts';
import { broughtTwice } from './visited-twice.ts';

const rule = {
  id: 'code_reused',
  topic: 'code',
  title: 'Each code is redeemed once',
  spec: rfc(6749, '4.1.2'),
} as const;

/**
 * A code must not be used twice; a server refuses the second try, and may revoke what the first gave.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export const codeReused: Rule = {
  ...rule,
  check(facts) {
    const calls = codeCalls(facts);
    return calls.length > 0 ? redeemedTwice(facts, calls) : broughtTwice(facts, rule);
  },
};

function redeemedTwice(facts: Facts, calls: readonly TokenCall[]): Verdict[] {
  const verdicts: Verdict[] = [];
  const first = new Map<string, TokenCall>();
  for (const call of calls) {
    const code = call.fields.get('code');
    if (!code) {
      if (call.lacksBody) verdicts.push(untold("The token request's form is not in this trace."));
      continue;
    }
    if (!comparable(facts, code)) {
      verdicts.push(untold(takenOut));
      continue;
    }
    const before = first.get(code.value);
    if (!before) verdicts.push(usedElsewhere(call, code) ?? held(call.seq));
    else if (!isSameTry(before, call)) verdicts.push(...again(facts, before, call));
    // What spent the code counts; a try that was refused for the client or for DPoP did not.
    if (!before || maySpend(call)) first.set(code.value, before && maySpend(before) ? before : call);
  }
  return verdicts;
}

/** How servers say that a code was spent; Entra ID by the number that its text begins with. */
const SPENT =
  /already (been )?(used|redeemed|consumed|exchanged)|has been (used|redeemed|consumed)|AADSTS54005\b/i;

/** The trace has one redemption, and the server knows of another. */
function usedElsewhere(call: TokenCall, code: Field): Verdict | undefined {
  const words = call.answer.get('error_description');
  if (!words || !grantRefused(call) || !SPENT.test(words.value.slice(0, 2000))) return undefined;
  return broken(rule, {
    certainty: 'likely',
    says: `The server says that the code ${shortened(code.value)} was spent before: ${quoted(words.value)}. This trace has no other redemption of it.`,
    because: 'A code can be redeemed once. Something that this trace does not show has done so.',
    evidence: [
      { what: 'error_description', actual: words.value, where: words.where, seq: words.seq },
      { what: 'code', actual: code.value, where: code.where, seq: code.seq },
    ],
    checkFirst: [
      'Look for a second receiver of the callback: another server behind the load balancer, a retry in the HTTP client, a job.',
      'See whether page and server of the app both redeem the code.',
    ],
    explains: explainedBy(call),
  });
}

/** The code was taken, or nobody saw what became of it. */
const maySpend = ({ succeeded, status }: TokenCall): boolean =>
  succeeded || status === undefined || status >= 500;

/** Some exports list a request twice, as that of a page and that of its service worker. */
const isSameTry = (before: TokenCall, call: TokenCall): boolean =>
  before.succeeded &&
  call.succeeded &&
  before.answer.value('access_token') === call.answer.value('access_token');

function again(facts: Facts, before: TokenCall, call: TokenCall): Verdict[] {
  if (!maySpend(before)) return [];
  // The first may still be under way, or its answer is missing; then this is the same request once more, and went well.
  if (!before.succeeded && call.succeeded) return [held(call.seq)];
  if (!call.succeeded && !grantRefused(call)) return [];
  const code = call.fields.value('code') ?? '';
  const gap = (call.event.at - before.event.at) / 1000;
  const why = whyTwice(facts, before, call);
  const forgiven = call.succeeded;
  return [
    broken(rule, {
      weight: forgiven ? 'note' : 'error',
      certainty: before.succeeded ? 'proved' : 'likely',
      says: `The code ${shortened(code)} was redeemed twice, ${duration(gap)} apart${why.says}.`,
      because: forgiven
        ? 'The server takes a code more than once; it must not.'
        : before.succeeded
          ? 'The first request got its tokens; the server refuses the second, and may revoke those tokens too.'
          : 'No answer to the first request is known: the server may have spent the code nevertheless, and refuses the second.',
      evidence: [
        {
          ...{ what: 'code', expected: 'a code not redeemed before', actual: code },
          ...{ where: 'the second token request', seq: call.seq, expectedSeq: before.seq },
        },
        { what: 'code', actual: code, where: 'the first token request', seq: before.seq },
      ],
      checkFirst: [
        why.checkFirst,
        'Redeem a code only where its state is taken out of the session in the same step.',
      ],
      ...(before.succeeded && {
        isNot:
          'The client, the verifier and the redirect_uri were right the first time: that request was answered with tokens.',
      }),
      explains: explainedBy(call),
      specs: [rule.spec, rfc(6749, '10.5')],
    }),
  ];
}

function whyTwice(facts: Facts, before: TokenCall, call: TokenCall): { says: string; checkFirst: string } {
  const code = call.fields.value('code');
  const loads = answersWithCode(facts, code ?? '').filter(
    ({ received }) => received !== undefined && received.event.at <= call.event.at,
  );
  if (loads.length > 1) {
    return {
      says: ': the callback was loaded twice',
      checkFirst:
        'Look why the callback loads twice: reload, back button, prefetch, a link scanner. Redirect from the callback at once to an address without code.',
    };
  }
  if (call.origin !== undefined && call.event.at - before.event.at < 3000) {
    return {
      says: ' by the same page',
      checkFirst:
        'Look what starts the redemption twice in the page: an effect that runs twice (React StrictMode), two listeners, a double click, a library beside your own code.',
    };
  }
  if (call.event.at - before.event.at < 3000) {
    return {
      says: ', without another visit to the callback',
      checkFirst:
        'Look for a retry in the HTTP client or a proxy, and for two servers that both handle the callback.',
    };
  }
  return {
    says: '',
    checkFirst: 'Look what redeems the code again: a reload, a stored URL, a job, or somebody who read it.',
  };
}
