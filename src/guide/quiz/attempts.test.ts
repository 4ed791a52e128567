import { describe, expect, it } from 'vitest';
import { rfc } from '../../protocol/spec.ts';
import { type Attempt, attemptAt, attemptsBefore, isRight, scoreOf, toLookAtAgain } from './attempts.ts';
import type { Question } from './question.ts';

const question = (seq: number, prompt = 'Which?'): Question => ({
  ...{ kind: 'sends', about: `sends ${seq}`, prompt, explanation: 'So.', spec: rfc(6749, '4.1') },
  ...{ seq, step: 1, choices: ['One', 'Two', 'Three'], right: 1 },
});
const at = (seq: number, given: number | undefined): Attempt => ({ question: question(seq), given });

describe('what was answered', () => {
  const attempts = [at(9, 0), at(3, 1), at(5, undefined), at(4, 2), at(9, 2)];

  it('counts the answered alone, and of them the right', () => {
    expect(scoreOf(attempts)).toEqual({ right: 1, asked: 4 });
    expect(scoreOf([])).toEqual({ right: 0, asked: 0 });
    expect(isRight(at(3, 1))).toBe(true);
    expect(isRight(at(5, undefined))).toBe(false);
  });

  it('sends back to each wrong one once, in the order of the run', () => {
    expect(toLookAtAgain(attempts).map((one) => one.question.seq)).toEqual([4, 9]);
  });

  it('is known again by the question and its answer, not by the event alone', () => {
    expect(attemptAt(attempts, question(3))).toBe(attempts[1]);
    expect(attemptAt(attempts, question(3, 'Another?'))).toBeUndefined();
    expect(attemptAt(attempts, { ...question(3), right: 0 })).toBeUndefined();
  });

  it('stands only as far as the events are shown', () => {
    expect(attemptsBefore(attempts, 5).map((one) => one.question.seq)).toEqual([3, 4]);
    expect(attemptsBefore(attempts, 0)).toEqual([]);
  });
});
