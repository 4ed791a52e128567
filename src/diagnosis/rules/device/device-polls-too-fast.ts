import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted } from '../../words.ts';
import { type Hasty, type Pace, paceOf } from './pace.ts';
import { type Polling, pollings, succeeds } from './polls.ts';

/**
 * Whether a device waits the interval between its polls.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export const devicePollsTooFast: Rule = {
  id: 'device_polls_too_fast',
  topic: 'device',
  title: 'A device waits the interval between its polls',
  spec: rfc(8628, '3.5'),
  check: (facts) => pollings(facts).flatMap((polling) => verdictsOn(facts, polling)),
};

function verdictsOn(facts: Facts, polling: Polling): Verdict[] {
  if (polling.polls.length < 2) return [];
  if (facts.lacks('times'))
    return [untold('This trace has no times, so the gaps between polls cannot be measured.')];
  const pace = paceOf(polling);
  const first = pace.hasty.find(({ fromTheStart }) => fromTheStart);
  // Each slow_down asks for more; a poll that is only too soon by that counts once the first interval was not kept.
  const hasty = first ? pace.hasty : [];
  const told = hasty.filter(({ poll }) => poll.error === 'slow_down');
  if (!first) return [held(...polling.polls.slice(0, 2).map(({ seq }) => seq))];
  // One poll too soon that the server only asks to slow down after is what slow_down is for.
  if (told.length < 2 && !staysHasty(pace))
    return hasty.length < 2 ? [] : [note(polling, pace, first, hasty)];
  return [fault(polling, pace, told.find(({ fromTheStart }) => fromTheStart) ?? first, hasty)];
}

/** Whether the client polls too soon again after it was told to slow down. */
const staysHasty = ({ hasty }: Pace): boolean =>
  hasty.some(({ before, fromTheStart }) => fromTheStart && before.error === 'slow_down');

const seconds = (value: number): string => `${Math.round(value * 10) / 10} s`;

function fault(polling: Polling, pace: Pace, first: Hasty, hasty: readonly Hasty[]): Verdict {
  const { slowDowns } = pace;
  return broken(devicePollsTooFast, {
    weight: succeeds(polling) ? 'warning' : 'error',
    certainty: polling.ask ? 'proved' : 'likely',
    says: `The device polls about every ${seconds(typicalGap(hasty))}, while the interval is ${seconds(pace.interval)}; the server answered slow_down ${counted(slowDowns.length, 'time')}, and each asks for 5 s more.`,
    because:
      'A server limits how often a device may ask. It answers slow_down to a poll that comes too soon, and does not even look whether the user has approved.',
    evidence: rows(polling, pace, first, hasty),
    checkFirst: [
      'Wait interval seconds (5 where the server tells none) after each poll before the next one.',
      'Add 5 s to the interval at each slow_down, and keep it for the rest of the polling.',
      'Check the unit: interval is in seconds; a timer of 1000 instead of 5000 ms polls every second.',
      'Check that only one poller runs for a device code.',
    ],
    isNot: 'authorization_pending is no error: it is the normal answer until the user approves.',
    specs: [rfc(8628, '3.5'), rfc(8628, '3.2')],
    explains: slowDowns.flatMap(({ response }) => (response ? [response.seq] : [])),
  });
}

function note(polling: Polling, pace: Pace, first: Hasty, hasty: readonly Hasty[]): Verdict {
  return broken(devicePollsTooFast, {
    weight: 'note',
    certainty: polling.ask ? 'proved' : 'likely',
    says: `The device polls about every ${seconds(typicalGap(hasty))}, while the interval is ${seconds(pace.interval)}; this server lets it pass.`,
    because: 'Another server, or this one under load, answers slow_down to such polls.',
    evidence: rows(polling, pace, first, hasty),
    checkFirst: [
      'Wait interval seconds (5 where the server tells none) after each poll before the next one.',
    ],
  });
}

function rows({ ask }: Polling, pace: Pace, first: Hasty, hasty: readonly Hasty[]) {
  return [
    {
      ...{
        what: 'gap between polls',
        expected: `at least ${seconds(pace.interval)}`,
        actual: seconds(first.gap),
      },
      ...{
        where: 'the poll and the one before it',
        seq: first.poll.seq,
        expectedSeq: ask?.response?.seq ?? first.before.seq,
      },
    },
    ...(first.poll.response && first.poll.error !== undefined
      ? [
          {
            what: 'error',
            actual: first.poll.error,
            where: "the poll's answer",
            seq: first.poll.response.seq,
          },
        ]
      : []),
    {
      what: 'polls sent too soon',
      actual: counted(hasty.length, 'poll'),
      where: 'the polls of this device code',
      seq: hasty.at(-1)?.poll.seq ?? first.poll.seq,
    },
  ];
}

function typicalGap(hasty: readonly Hasty[]): number {
  const gaps = hasty.map(({ gap }) => gap).sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}
