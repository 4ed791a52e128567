import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { everyAttempt } from '../redemption.ts';
import { grants, lacksPart } from '../refusals.ts';
import { asksWith } from '../remembered.ts';

const rule = {
  id: 'state_overwritten',
  topic: 'state',
  title: 'A second login does not spoil one that is under way',
  spec: rfc(6749, '10.12'),
} as const;

/**
 * An app that keeps a single `state` loses that of the first tab when a second tab begins to log in.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 10.12](https://www.rfc-editor.org/rfc/rfc6749#section-10.12)
 */
export const stateOverwritten: Rule = {
  ...rule,
  check: (facts) =>
    facts.others.length === 0 ? [] : facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { received } = answer;
  const ask = askFor(facts, answer);
  if (!ask || !received || !grants(answer)) return [];
  const between = begunBetween(facts, ask, received.event.at);
  if (!between) return [];
  const { response } = received;
  if (!response || lacksPart(response))
    return [untold("The app's answer to its callback is not in this trace.")];
  const spent = facts.tokenCalls.some(({ redeems }) => redeems?.seq === answer.seq);
  const { status } = response.message;
  // Without a token request, it is the app that has refused; 404, 405 and 5xx say something else.
  const refusing = status === 400 || status === 401 || status === 403 || status === 422;
  if (!refusing || spent) return [held(answer.seq)];
  return [
    broken(rule, {
      certainty: 'likely',
      says: `Another login began before this one was answered, and the app refused the answer to the first with ${status}.`,
      because:
        'An app that keeps only one state (and nonce, and verifier) for a browser session writes over those of the first login when a second begins; the answer to the first then fits nothing.',
      evidence: [
        {
          what: 'status',
          actual: String(status),
          where: "the app's answer to its callback",
          seq: response.seq,
        },
        {
          ...{ what: 'state', where: 'the authorization request that began in between' },
          ...{ actual: between.ask.fields.value('state') ?? 'absent', seq: between.ask.seq },
          ...(between.attempt !== facts.attempt && { attempt: between.attempt }),
        },
      ],
      checkFirst: [
        'Let the app keep state, nonce and verifier under a key for each attempt, such as a cookie whose name holds the state.',
        'Look what began the second login: a second tab, a page that loads twice, several requests that each lead to the login.',
      ],
      explains: [response.seq],
    }),
  ];
}

/** The request that the state belongs to, of whichever attempt. */
function askFor({ others }: Facts, { ask, fields }: AuthorizationAnswer): AuthorizationAsk | undefined {
  const state = fields.value('state');
  if (state === undefined || !ask || ask.fields.value('state') === state) return ask;
  for (const facts of others) {
    const [found] = asksWith(facts, 'state', state);
    if (found) return found;
  }
  return ask;
}

/** The request of another attempt at the same server and by the same client that began while this one was under way. */
function begunBetween(
  facts: Facts,
  ask: AuthorizationAsk,
  until: number,
): { ask: AuthorizationAsk; attempt: number } | undefined {
  for (const { asks, attempt } of everyAttempt(facts)) {
    const found = asks.find(
      (other) =>
        other.event.at > ask.event.at &&
        other.event.at < until &&
        other.fields.value('client_id') === ask.fields.value('client_id') &&
        other.fields.value('state') !== ask.fields.value('state') &&
        other.fields.value('prompt') !== 'none',
    );
    if (found) return { ask: found, attempt };
  }
  return undefined;
}
