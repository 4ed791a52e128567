import { redirectLocation } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { grants } from '../refusals.ts';
import { answersTo, asksWith } from '../remembered.ts';

const rule = {
  id: 'state_reused',
  topic: 'state',
  title: 'Each attempt has a state of its own',
  spec: rfc(9700, '2.1'),
} as const;

/**
 * A `state` is for one attempt; the same in a second protects that one no more.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1)
 */
export const stateReused: Rule = {
  ...rule,
  check: (facts) => (facts.others.length === 0 ? [] : facts.asks.flatMap((ask) => checkAsk(facts, ask))),
};

interface Earlier {
  readonly ask: AuthorizationAsk;
  readonly facts: Facts;
}

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const state = ask.fields.get('state');
  if (!state) return [];
  if (!comparable(facts, state)) return [untold(takenOut)];
  const earlier = earlierWith(facts, ask, state.value);
  if (!earlier || isRepeated(facts, ask, earlier)) return [held(state.seq)];
  return [reused(facts, ask, state, earlier)];
}

function earlierWith({ others }: Facts, { event }: AuthorizationAsk, state: string): Earlier | undefined {
  for (const facts of others) {
    const [found] = asksWith(facts, 'state', state);
    if (found && found.event.at < event.at) return { ask: found, facts };
  }
  return undefined;
}

const OF_AN_ATTEMPT = ['code_challenge', 'nonce'] as const;

/** The same request once more: loaded again, gone back to, under way in a second tab, or tried first without a prompt. */
function isRepeated(facts: Facts, ask: AuthorizationAsk, earlier: Earlier): boolean {
  const answer = answersTo(earlier.facts, earlier.ask)[0];
  const answeredAt = answer && earlier.facts.trace.events[answer.seq]?.at;
  if (!answer || !grants(answer) || (answeredAt ?? Infinity) > ask.event.at) return true;
  const differs = OF_AN_ATTEMPT.some((name) => ask.fields.value(name) !== earlier.ask.fields.value(name));
  if (OF_AN_ATTEMPT.some((name) => ask.fields.has(name))) return !differs;
  // With nothing else that could differ, only an app that begins once more shows that it is another attempt.
  return !isBegunByApp(facts, ask) && ask.event.at - earlier.ask.event.at < 1000;
}

/** The app sent the browser there. */
function isBegunByApp({ trace }: Facts, ask: AuthorizationAsk): boolean {
  const before = trace.events[ask.seq - 1];
  return (
    before?.kind === 'response' &&
    before.from === 'app' &&
    redirectLocation(before.message) === ask.event.message.url
  );
}

function reused(facts: Facts, ask: AuthorizationAsk, state: Field, earlier: Earlier): Verdict {
  // A path, or a value of the session, may stand there for good where something else protects.
  const note = OF_AN_ATTEMPT.some((name) => ask.fields.has(name));
  const answer = answersTo(facts, ask)[0];
  const response = answer?.received?.response;
  const refused = response !== undefined && [400, 401, 403].includes(response.message.status);
  return broken(rule, {
    weight: refused ? 'error' : note ? 'note' : 'warning',
    certainty: refused ? 'likely' : 'proved',
    says: `The state ${shortened(state.value)} was used in an earlier attempt already, and answered there.`,
    because: refused
      ? 'An app that takes each state once finds it spent, and refuses the answer.'
      : 'Who has seen it in the first attempt (a log, the history, a Referer header) knows that of the second; it proves nothing any more.',
    evidence: [
      {
        ...{ what: 'state', expected: 'a value not used before', actual: state.value, where: state.where },
        seq: state.seq,
      },
      {
        ...{ what: 'state', actual: state.value, where: 'the authorization request of the earlier attempt' },
        ...{ seq: earlier.ask.seq, attempt: earlier.facts.attempt },
      },
    ],
    checkFirst: [
      'Look where the app makes its state: once at start, from the configuration, or from the session; let it make one for each attempt.',
      'See whether a cache or a bookmarked authorization URL hands out the same request twice.',
    ],
    explains: refused ? [response.seq] : [],
  });
}
