import { describe, expect, it } from 'vitest';
import { choosing } from '../../guide/choose/choosing.ts';
import { everyPath } from '../../guide/choose/every-path.ts';
import { disagreements } from '../../guide/disagreements.ts';
import { guidanceOn } from './guidance.ts';
import { at } from './testing/at.ts';

const ends = everyPath();

describe('what the sources say differently', () => {
  it('is picked by the question that is asked', () => {
    const { first, more } = guidanceOn(at('machine=no&server=no'), disagreements);
    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ questions }) => questions.includes('password'))).toBe(true);
    expect(more).toEqual([]);
  });

  it('is picked by flow and questions at a verdict, each once', () => {
    for (const query of ends) {
      const now = choosing(query);
      const { first, more } = guidanceOn(now, disagreements);
      expect(new Set([...first, ...more]).size).toBe(first.length + more.length);
      expect(first.every(({ flows }) => flows.some((flow) => flow === now.verdict?.flow))).toBe(true);
    }
  });
});
