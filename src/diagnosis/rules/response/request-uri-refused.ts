import { rfc } from '../../../protocol/spec.ts';
import { jsonObject } from '../../../trace/index.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, shortened } from '../../words.ts';
import { everyAttempt } from '../redemption.ts';
import { type Refusal, refusalOf, wentThrough } from '../refusals.ts';

const rule = {
  id: 'request_uri_refused',
  topic: 'authorization response',
  title: 'A request_uri is used once, and while it lives',
  spec: rfc(9126, '4'),
} as const;

/**
 * A `request_uri` lives shortly, and a server may take it once only.
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 4](https://www.rfc-editor.org/rfc/rfc9126#section-4)
 */
export const requestUriRefused: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const uri = ask.inUrl.get('request_uri');
  if (!uri) return [];
  if (wentThrough(facts, ask)) return [held(ask.seq)];
  const refusal = refusalOf(facts, ask);
  if (!refusal) return [];
  const blamed =
    refusal.code === 'invalid_request_uri' || /request[\s_]?uri/i.test(refusal.words.slice(0, 20_000));
  const why = expired(ask) ?? reused(facts, ask, uri.value);
  if (!blamed && (!why || (refusal.code !== undefined && refusal.code !== 'invalid_request'))) return [];
  if (!why)
    return [
      untold('When this request_uri was given out, and whether it was used before, is not in this trace.'),
    ];
  return [refused(ask, uri.value, refusal, why, blamed)];
}

interface Why {
  readonly says: string;
  readonly certain: boolean;
  readonly expected: string;
  readonly seq: number;
  readonly attempt?: number;
}

/** By the life that the server gave it. */
function expired({ pushed, event }: AuthorizationAsk): Why | undefined {
  const response = pushed?.response;
  const told = response && jsonObject(response.message.body)?.['expires_in'];
  const life = Number(told);
  if (!response || !Number.isFinite(life) || life <= 0) return undefined;
  const age = (event.at - response.at) / 1000;
  if (age <= life) return undefined;
  const says = `it lives ${duration(life)}, and was used after ${duration(age)}`;
  return { says, certain: true, expected: `expires_in ${life}`, seq: response.seq };
}

function reused(facts: Facts, ask: AuthorizationAsk, uri: string): Why | undefined {
  for (const one of everyAttempt(facts)) {
    const before = one.asks.find(
      (other) =>
        other.event.at < ask.event.at && other.inUrl.value('request_uri') === uri && wentThrough(one, other),
    );
    if (before) {
      return {
        ...{
          says: 'it was used before, and answered',
          certain: false,
          expected: 'a request_uri not used before',
        },
        ...{ seq: before.seq, ...(one !== facts && { attempt: one.attempt }) },
      };
    }
  }
  return undefined;
}

function refused(ask: AuthorizationAsk, uri: string, refusal: Refusal, why: Why, blamed: boolean): Verdict {
  return broken(rule, {
    certainty: why.certain && blamed ? 'proved' : 'likely',
    says: `The server refuses the request_uri ${shortened(uri)}: ${why.says}.`,
    because:
      'What was pushed is kept for a short time and for one use; after that the reference leads to nothing.',
    evidence: [
      {
        ...{ what: 'request_uri', expected: why.expected, actual: uri },
        ...{ where: 'the authorization request', seq: ask.seq },
        ...(why.attempt === undefined && { expectedSeq: why.seq }),
      },
      {
        what: 'error',
        actual: refusal.code ?? refusal.words.slice(0, 200),
        where: refusal.where,
        seq: refusal.seq,
      },
    ],
    checkFirst: [
      'Push the request when the user clicks, not when the page is made.',
      'Push anew for each try: a reload, the back button and a bookmark bring the old reference.',
    ],
    explains: [refusal.seq, ...refusal.seqs],
    specs: [rule.spec, rfc(9126, '2.2')],
  });
}
