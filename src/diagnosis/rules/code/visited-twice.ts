import { header, redirectLocation } from '../../../protocol/http.ts';
import { decodeParameters, parameter, queryOf } from '../../../protocol/parameters.ts';
import type { SpecRef } from '../../../protocol/spec.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { responseTo } from '../remembered.ts';

/** Whose verdicts these are. */
interface Of {
  readonly id: string;
  readonly spec: SpecRef;
}

/** Of an app with a server, only the callback shows: a later visit with the same code fails. */
export function broughtTwice(facts: Facts, rule: Of): Verdict[] {
  const codes = facts.answers.flatMap(({ received, fields }) => (received && fields.value('code')) || []);
  const verdicts = [...new Set(codes)].slice(0, MOST).flatMap((code) => visitedAgain(facts, code, rule));
  if (verdicts.length > 0 || codes.length === 0) return verdicts;
  return [untold('The token request is not in this trace.')];
}

/** Each code is looked for in the whole trace. */
const MOST = 20;

/** The visits to the app with a code, also those that a redirect or a reload brought. */
function visitsWith({ trace }: Facts, code: string): readonly RequestEvent[] {
  return trace.events.filter(
    (event): event is RequestEvent =>
      event.kind === 'request' &&
      event.to === 'app' &&
      event.from === 'browser' &&
      (parameter(queryOf(event.message.url), 'code') === code ||
        parameter(decodeParameters((event.message.body ?? '').slice(0, 100_000)), 'code') === code),
  );
}

function visitedAgain(facts: Facts, code: string, rule: Of): Verdict[] {
  const [before, ...others] = visitsWith(facts, code);
  const one = before && responseTo(facts, before);
  // The app's own redirect brings the code again: one visit in two steps.
  if (
    !before ||
    !one ||
    one.message.status >= 400 ||
    redirectLocation(one.message)?.includes(encodeURIComponent(code))
  )
    return [];
  const again = others.find((visit) => (responseTo(facts, visit)?.message.status ?? 0) >= 400);
  const two = again && responseTo(facts, again);
  if (!again || !two) return [];
  const prefetch = header(again.message, 'sec-purpose') ?? header(again.message, 'purpose');
  return [
    broken(rule, {
      certainty: 'likely',
      says: `The callback was visited twice with the code ${shortened(code)}${prefetch === undefined ? '' : `, once by a ${prefetch}`}; the later visit failed with ${two.message.status}.`,
      because: 'The first visit redeemed the code, and a code can be redeemed once.',
      evidence: [
        {
          ...{ what: 'code', expected: 'a code not redeemed before', actual: code },
          ...{ where: 'the later visit to the callback', seq: again.seq, expectedSeq: before.seq },
        },
        { what: 'status', actual: String(two.message.status), where: "the app's answer", seq: two.seq },
      ],
      checkFirst: [
        'Redirect from the callback at once to an address without code, so that a reload does not bring it again.',
        'Look what visits the callback twice: reload, back button, prefetch, a link scanner.',
      ],
      explains: [two.seq],
    }),
  ];
}
