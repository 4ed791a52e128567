import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Fields } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { explainedBy, refusalOf } from '../refusals.ts';

const rule = {
  id: 'parameter_repeated',
  topic: 'authorization response',
  title: 'No parameter stands twice',
  spec: rfc(6749, '3.1'),
} as const;

/**
 * Parameters of requests and answers must not stand twice: who reads the first and who reads the last see two messages.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1)
 */
export const parameterRepeated: Rule = {
  ...rule,
  check: (facts) => [...inAsks(facts), ...inAnswers(facts), ...inCalls(facts)],
};

const NAMES = [
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'code', 'code_verifier', 'grant_type', 'iss', 'error'],
  ...['refresh_token', 'client_secret', 'request_uri'],
] as const;

interface Place {
  readonly seq: number;
  readonly refused: boolean;
  /** The error says that the request is malformed; else it may be about something else. */
  readonly sure: boolean;
  readonly explains: readonly number[];
}

function inAsks(facts: Facts): Verdict[] {
  return facts.asks.flatMap((ask) => {
    if (ask.event.lacks?.includes('message'))
      return [untold('The authorization request is not in this trace.')];
    const refusal = refusalOf(facts, ask);
    const blamed = refusal !== undefined && (refusal.onPage || refusal.code === 'invalid_request');
    const explains = blamed ? [refusal.seq, ...refusal.seqs] : [];
    const sure = refusal?.code === 'invalid_request';
    return check(ask.inUrl, { seq: ask.seq, refused: blamed, sure, explains });
  });
}

function inAnswers(facts: Facts): Verdict[] {
  return facts.answers.flatMap(({ fields, seq, received }) => {
    const refused = received?.response !== undefined && received.response.message.status >= 400;
    const explains = refused && received?.response ? [received.response.seq] : [];
    return check(fields, { seq, refused, sure: false, explains });
  });
}

function inCalls(facts: Facts): Verdict[] {
  return facts.tokenCalls.flatMap((call) => {
    if (call.lacksBody) return [untold("The token request's form is not in this trace.")];
    return check(call.fields, {
      seq: call.seq,
      refused: explainedBy(call).length > 0,
      sure: call.error === 'invalid_request',
      explains: explainedBy(call),
    });
  });
}

function check(fields: Fields, { seq, refused, sure, explains }: Place): Verdict[] {
  const name = NAMES.find((one) => fields.all(one).length > 1);
  if (name === undefined) return [held(seq)];
  const [first, ...others] = fields.all(name);
  const other = others.find(({ value }) => value !== first?.value);
  const values = other
    ? `with two values, ${quoted(first?.value ?? '')} and ${quoted(other.value)}`
    : 'with the same value';
  return [
    broken(rule, {
      weight: refused ? 'error' : other ? 'warning' : 'note',
      certainty: refused && !(other && sure) ? 'likely' : 'proved',
      says: `${name} stands ${others.length + 1} times in ${first?.where ?? 'the message'}, ${values}.`,
      because: 'A receiver must refuse that: one part may check the first value, and another use the last.',
      evidence: [
        {
          what: name,
          expected: 'once',
          actual: first?.value ?? '',
          where: first?.where ?? 'the message',
          seq,
        },
        ...others.slice(0, 4).map(({ value, where }) => ({ what: name, actual: value, where, seq })),
      ],
      checkFirst: [
        'Look who adds the parameter a second time: the app beside its library, a redirect_uri that holds it already, a proxy.',
      ],
      explains,
    }),
  ];
}
