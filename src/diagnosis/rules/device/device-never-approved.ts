import { rfc } from '../../../protocol/spec.ts';
import type { DeviceAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted, duration } from '../../words.ts';
import { isWaiting, type Polling, pollings } from './polls.ts';

/**
 * A polling that ends while the server still waits for the person.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.3](https://www.rfc-editor.org/rfc/rfc8628#section-3.3)
 */
export const deviceNeverApproved: Rule = {
  id: 'device_never_approved',
  topic: 'device',
  title: 'The polling comes to an answer',
  spec: rfc(8628, '3.3'),
  check: (facts) => pollings(facts).flatMap((polling) => verdictsOn(facts, polling)),
};

function verdictsOn(facts: Facts, { ask, polls }: Polling): Verdict[] {
  const last = polls.at(-1);
  if (!last) return [];
  if (polls.some(({ succeeded }) => succeeded)) return [held(last.seq)];
  if (!isWaiting(last)) return [];
  if (facts.lacks('end')) return [untold('This trace stops before the end of the polling.')];
  const from = ask?.response?.at ?? polls[0]?.event.at ?? last.event.at;
  const typed = ask && wrongUserCode(facts, ask);
  return [
    broken(deviceNeverApproved, {
      weight: 'note',
      certainty: 'unknown',
      says: `After ${counted(polls.length, 'poll')} in ${duration((last.event.at - from) / 1000)} the trace ends, and nobody has approved yet${typed ? `; at the verification page somebody entered ${typed.value}, which is another user code` : ''}.`,
      because:
        'authorization_pending means that the server waits for a user to enter the user code and to allow the device.',
      evidence: [
        {
          what: 'error',
          actual: last.error ?? '',
          where: 'the last answer',
          seq: last.response?.seq ?? last.seq,
        },
        ...(typed
          ? [
              {
                what: 'user_code',
                expected: ask?.answer.value('user_code') ?? '',
                actual: typed.value,
                where: 'a request to the verification page',
                seq: typed.seq,
              },
            ]
          : []),
      ],
      checkFirst: [
        'Check that the user reached the verification page, entered this user code, and finished the login there.',
        'Record longer: the answer may have come after the trace ends.',
      ],
    }),
  ];
}

/** Case and separators do not count (RFC 8628 §6.1). */
const plain = (code: string): string => code.replaceAll(/[^0-9a-z]/gi, '').toUpperCase();

function wrongUserCode(
  facts: Facts,
  { answer, seq }: DeviceAsk,
): { readonly value: string; readonly seq: number } | undefined {
  const issued = answer.value('user_code');
  if (issued === undefined || facts.lacks('values')) return undefined;
  let wrong: { readonly value: string; readonly seq: number } | undefined;
  for (const event of facts.trace.events) {
    if (event.kind !== 'request' || event.seq < seq || event.from !== 'browser') continue;
    for (const value of userCodesIn(event.message.url, event.message.body ?? '')) {
      if (plain(value) === plain(issued)) return undefined;
      if (plain(value).length >= 4) wrong = { value, seq: event.seq };
    }
  }
  return wrong;
}

function userCodesIn(url: string, body: string): string[] {
  const query = url.includes('user_code=')
    ? new URLSearchParams(url.slice(url.indexOf('?') + 1)).getAll('user_code')
    : [];
  const form =
    body.length < 10_000 && body.includes('user_code=') ? new URLSearchParams(body).getAll('user_code') : [];
  return [...query, ...form];
}
