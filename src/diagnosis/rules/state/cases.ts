import { get } from '../../../protocol/http.ts';
import { codeParts, inOrder, state } from '../../testing/made-code.ts';
import {
  behindReference,
  codeTrace,
  fromAnswer,
  frontOnly,
  later,
  made,
  refusedAsk,
  second,
} from '../../testing/made-front.ts';
import { app, type Made, redirect } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const bare = {
  state: undefined,
  nonce: undefined,
  code_challenge: undefined,
  code_challenge_method: undefined,
};
const withState = (value: string) => ({ ask: { state: value }, answer: { state: value } });
const unprotected = (value: string) => ({ ask: { ...bare, state: value }, answer: { state: value } });

const refusing = (changes: Parameters<typeof codeParts>[0], status = 400) => {
  const { ask, answer, land } = codeParts(changes);
  return made([ask, answer, { ...land, reply: { status, body: 'Invalid state' } }]);
};

const other = codeTrace({
  ask: { state: second.state, nonce: second.nonce, code_challenge: second.challenge },
  answer: { state: second.state, code: second.code },
  swap: { code: second.code, code_verifier: second.verifier },
  idToken: { nonce: second.nonce },
});

/** A second attempt with the first one's state. */
const again = (changes: object = {}) =>
  later(
    codeTrace({
      ask: { nonce: second.nonce, code_challenge: second.challenge, ...changes },
      answer: { code: second.code },
      swap: { code: second.code, code_verifier: second.verifier },
      idToken: { nonce: second.nonce },
    }),
    120,
  );

/** Traces for the rules about `state`. */
export const stateCases: readonly RuleCases[] = [
  {
    rule: 'state_missing_in_request',
    fires: {
      'with PKCE and nonce instead': () =>
        codeTrace({ ask: { state: undefined }, answer: { state: undefined } }),
      'with nothing instead': () => codeTrace({ ask: bare, answer: { state: undefined } }),
      'the app misses it': () => refusing({ ask: bare, answer: { state: undefined } }),
      'with an empty state': () => codeTrace({ ask: { state: '' }, answer: { state: '' } }),
    },
    nearly: {
      'without PKCE and nonce, but with state': () => codeTrace(unprotected(state)),
    },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'state_missing_in_response',
    fires: {
      'the server leaves it out': () => codeTrace({ answer: { state: undefined } }),
      'it is lost on the way': () => codeTrace({ landed: { state: undefined } }),
      'of an error': () => refusedAsk({ error: 'access_denied', state: undefined }),
    },
    nearly: {
      'none was sent': () => codeTrace({ ask: { state: undefined }, answer: { state: undefined } }),
      'all right': () => codeTrace(),
    },
    missing: {
      'the trace stops before the answer': () => made([codeParts().ask], ['end']),
      'behind a reference': () => behindReference({ answer: { state: undefined } }),
    },
  },
  {
    rule: 'state_changed',
    fires: {
      'another value by the server': () => refusing({ answer: { state: 'sejP5r8Z9teQBUXtyLZwmFut' } }),
      'another value on the way': () => refusing({ landed: { state: state.slice(0, 9) } }),
      'a plus sign becomes a space': () =>
        codeTrace({ ask: { state: 'q7Tn+LrWv0aYbK3x' }, answer: { state: 'q7Tn LrWv0aYbK3x' } }),
      'decoded twice': () =>
        codeTrace({ ask: { state: 'q7Tn%2FLrWv0aYbK' }, answer: { state: 'q7Tn/LrWv0aYbK' } }),
      'two URLs and nothing else': () => {
        const { ask, land } = codeParts({ landed: { state: 'q7Tn2LrW9teQBUXt' } });
        return made([
          { ...ask, reply: undefined },
          { ...land, reply: undefined },
        ]);
      },
    },
    nearly: {
      'with characters that URLs encode': () => codeTrace(withState('a+b/c=d e%20f&g#q7Tn2LrWv0')),
      'with JSON': () => codeTrace(withState('{"to":"/a?b=c","n":"q7Tn2LrWv0aYbK3x"}')),
      'of a front channel alone': () => frontOnly(),
      'of a request that the file has lost': () => {
        const { ask } = codeParts({ ask: { state: second.state } });
        const { answer, land, swap } = codeParts();
        return made([ask, answer, land, swap]);
      },
    },
    missing: {
      'the recording began too late': () => fromAnswer(),
      'values are taken out': () => codeTrace({ landed: { state: '[redacted]' } }, ['values']),
    },
  },
  {
    rule: 'state_of_another_attempt',
    fires: {
      "the other tab's": () => [refusing({ landed: { state: second.state } }), other],
    },
    nearly: {
      'two good attempts': () => [codeTrace(), later(other, 60)],
      'another value of nobody': () => [refusing({ landed: { state: 'sejP5r8Z9teQBUXtyL' } }), other],
    },
    missing: {
      'values are taken out': () => [codeTrace({}, ['values']), other],
    },
  },
  {
    rule: 'state_overwritten',
    fires: {
      'the app refuses the first': () => {
        const { ask, answer, land } = codeParts();
        const reply = { status: 400, body: 'state mismatch' };
        return [made([ask, { ...answer, after: 30 }, { ...land, reply }]), later(other, 10)];
      },
    },
    nearly: {
      'the app takes both': () => {
        const { ask, answer, land, swap } = codeParts();
        return [made([ask, { ...answer, after: 30 }, land, swap]), later(other, 10)];
      },
      'one after the other': () => [refusing({}), later(other, 60)],
    },
    missing: {
      "the app's answer is not there": () => {
        const { ask, answer, land } = codeParts();
        return [made([ask, { ...answer, after: 30 }, { ...land, reply: undefined }]), later(other, 10)];
      },
    },
  },
  {
    rule: 'state_reused',
    fires: {
      'with another challenge and nonce': () => [again(), codeTrace()],
      'a path': () => [
        later(codeTrace({ ...withState('/home'), ask: { state: '/home', nonce: second.nonce } }), 90),
        codeTrace(withState('/home')),
      ],
      'where nothing else protects': () => [
        later(codeTrace(unprotected(state)), 300),
        codeTrace(unprotected(state)),
      ],
      'at once, and the app leads there': () => {
        const { ask, ...rest } = codeParts(unprotected(state));
        const start: Made = {
          ...{ from: 'browser', to: 'app', channel: 'front', request: get(`${app}/login`) },
          reply: redirect(ask.request.url, 302),
        };
        return [later(made([start, ...inOrder({ ask, ...rest })]), 0.9 + 5), codeTrace(unprotected(state))];
      },
      'the app refuses it': () => {
        const { ask, answer, land } = codeParts({ ask: { nonce: second.nonce } });
        const refused = made([ask, answer, { ...land, reply: { status: 403, body: 'state' } }]);
        return [later(refused, 90), codeTrace()];
      },
    },
    nearly: {
      'the same request loaded again': () => [later(frontOnly(), 90), codeTrace()],
      'each has its own': () => [later(other, 90), codeTrace()],
      'in two tabs at once': () => [later(codeTrace(unprotected(state)), 0.5), codeTrace(unprotected(state))],
      'first without a prompt': () => {
        const { ask, answer, land } = codeParts({
          ask: { prompt: 'none' },
          answer: { code: undefined, error: 'login_required' },
        });
        return [again(), made([ask, answer, land])];
      },
    },
    missing: {
      'values are taken out': () => [later(codeTrace({}, ['values']), 90), codeTrace()],
    },
  },
  {
    rule: 'state_weak',
    fires: {
      'four digits': () => codeTrace(unprotected('4711')),
      'a common word': () => codeTrace(withState('random_state')),
      'the time': () => codeTrace(unprotected('1768471201')),
      'a path': () => codeTrace(withState('/')),
      'two characters over and over': () => codeTrace(unprotected('abababababababababab')),
    },
    nearly: {
      'sixteen random characters': () => codeTrace(unprotected(state)),
      'ten random digits and letters': () => codeTrace(unprotected('k3v9q2zx81')),
      'a UUID': () => codeTrace(unprotected('3f2504e0-4f89-41d3-9a0c-0305e82c3301')),
    },
    missing: {
      'values are taken out': () => codeTrace(withState('REDACTED')),
    },
  },
];
