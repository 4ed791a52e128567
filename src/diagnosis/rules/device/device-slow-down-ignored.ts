import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { type Hasty, paceOf } from './pace.ts';
import { type Polling, pollings, succeeds } from './polls.ts';

/**
 * Whether a device that keeps the first interval waits longer after `slow_down`.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export const deviceSlowDownIgnored: Rule = {
  id: 'device_slow_down_ignored',
  topic: 'device',
  title: 'After slow_down a device waits 5 seconds longer',
  spec: rfc(8628, '3.5'),
  check: (facts) => pollings(facts).flatMap((polling) => verdictsOn(facts, polling)),
};

function verdictsOn(facts: Facts, polling: Polling): Verdict[] {
  const { slowDowns, hasty } = paceOf(polling);
  const last = polling.polls.at(-1);
  const told = slowDowns.find((poll) => poll !== last);
  if (!told) return [];
  if (facts.lacks('times'))
    return [untold('This trace has no times, so the gaps between polls cannot be measured.')];
  // A device that does not keep even the first interval is told so by another rule.
  if (hasty.some(({ fromTheStart }) => fromTheStart)) return [];
  const first = hasty[0];
  if (!first) return [held(told.seq)];
  const again = hasty.find(({ poll }) => poll.error === 'slow_down');
  return [
    verdictOn(
      polling,
      again ?? first,
      again !== undefined,
      slowDowns.flatMap(({ response }) => response?.seq ?? []),
    ),
  ];
}

const seconds = (value: number): string => `${Math.round(value * 10) / 10} s`;

function verdictOn(polling: Polling, hasty: Hasty, again: boolean, slowDowns: readonly number[]): Verdict {
  const { poll, before, gap, required } = hasty;
  const error = succeeds(polling) ? 'warning' : 'error';
  return broken(deviceSlowDownIgnored, {
    weight: again ? error : 'note',
    certainty: polling.ask ? 'proved' : 'likely',
    says: `After slow_down the device polls again after ${seconds(gap)}, while ${seconds(required)} are required${again ? '; the server answers slow_down again' : ''}.`,
    because:
      'Each slow_down adds 5 s to the interval, for this and all polls after it. A device that keeps its pace is told the same again and again.',
    evidence: [
      {
        ...{ what: 'gap between polls', expected: `at least ${seconds(required)}`, actual: seconds(gap) },
        ...{
          where: 'the poll after slow_down',
          seq: poll.seq,
          expectedSeq: before.response?.seq ?? before.seq,
        },
      },
    ],
    checkFirst: [
      'Keep the interval in a variable, add 5 s at each slow_down, and do not set it back.',
      'Check that slow_down is not handled like authorization_pending.',
      'Check that only one poller runs for a device code.',
    ],
    explains: slowDowns,
  });
}
