import { setup } from 'xstate';
import type { Kind } from './kind.ts';
import type { QuestionId } from './question.ts';
import { isQuestionId, questions } from './questions.ts';

/**
 * A question as a state: it is asked, and after "Not sure" it helps. Each answer has its target; the safe one also takes an
 * assumption, which can be made only once the help was shown.
 */
function asks(id: QuestionId, targets: Readonly<Record<string, string>>) {
  const { answers, unsure } = questions[id];
  const to = (answer: string) => `#chooser.${targets[answer]}`;
  return {
    meta: { question: id },
    initial: 'asking',
    on: {
      ANSWER: answers.map(({ id: answer }) => ({
        guard: { type: 'isAnswer' as const, params: { answer } },
        target: to(answer),
      })),
    },
    states: {
      asking: { on: { UNSURE: 'helping' } },
      helping: { tags: 'helping' as const, on: { ASSUME: to(unsure.assume) } },
    },
  };
}

/** Where an answer leads: to one state for all answers of a question, or to one for each. */
type Targets = string | Readonly<Record<string, string>>;

/** A kind of app is known: the questions that settle its options, in order, then its verdict. */
function settles(kind: Kind, table: Readonly<Partial<Record<QuestionId, Targets>>> = {}) {
  const ids = Object.keys(table).filter(isQuestionId);
  const states = ids.map((id) => [id, asks(id, within(kind, id, table[id] ?? 'verdict'))]);
  return {
    initial: ids[0] ?? 'verdict',
    states: {
      ...(Object.fromEntries(states) as Record<string, ReturnType<typeof asks>>),
      verdict: { type: 'final' as const, meta: { kind } },
    },
  };
}

function within(kind: Kind, id: QuestionId, targets: Targets): Readonly<Record<string, string>> {
  const to = (answer: string) => (typeof targets === 'string' ? targets : targets[answer]);
  return Object.fromEntries(questions[id].answers.map(({ id: answer }) => [answer, `${kind}.${to(answer)}`]));
}

/**
 * The questions as one machine: first those that find the kind of app, in the order of "Which flow?", then for each kind those that
 * settle its options.
 */
export const chooser = setup({
  types: {
    events: {} as { type: 'ANSWER'; answer: string } | { type: 'UNSURE' } | { type: 'ASSUME' },
    meta: {} as { question?: QuestionId; kind?: Kind },
    tags: {} as 'helping',
  },
  guards: {
    isAnswer: ({ event }, { answer }: { answer: string }) =>
      event.type === 'ANSWER' && event.answer === answer,
  },
}).createMachine({
  id: 'chooser',
  initial: 'machine',
  states: {
    machine: asks('machine', { yes: 'itself', no: 'server' }),
    server: asks('server', { yes: 'early', no: 'password' }),
    early: asks('early', { yes: 'atOnce', no: 'api' }),
    api: asks('api', { yes: 'webApp', no: 'back' }),
    back: asks('back', { yes: 'serverSignIn', no: 'postedSignIn' }),
    password: asks('password', { yes: 'passwordApp', no: 'page' }),
    page: asks('page', { yes: 'signin', no: 'native' }),
    signin: asks('signin', { yes: 'pageSignIn', no: 'singlePage' }),
    native: asks('native', { yes: 'return', no: 'device' }),
    return: asks('return', { claimed: 'nativeApp', scheme: 'nativeApp', loopback: 'nativeApp' }),
    device: asks('device', { yes: 'deviceApp', no: 'other' }),

    itself: settles('itself', { keys: 'verdict' }),
    atOnce: settles('atOnce', { away: 'keys', keys: 'verdict' }),
    webApp: settles('webApp', { away: 'stakes', stakes: { yes: 'verdict', no: 'keys' }, keys: 'verdict' }),
    serverSignIn: settles('serverSignIn', { keys: 'verdict' }),
    postedSignIn: settles('postedSignIn'),
    passwordApp: settles('passwordApp', { away: 'verdict' }),
    pageSignIn: settles('pageSignIn'),
    singlePage: settles('singlePage', { away: 'verdict' }),
    nativeApp: settles('nativeApp', { away: 'verdict' }),
    deviceApp: settles('deviceApp', { away: 'verdict' }),
    other: settles('other', { away: 'verdict' }),
  },
});
