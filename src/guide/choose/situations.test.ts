import { describe, expect, it } from 'vitest';
import { flowIds } from '../../flows/index.ts';
import { choosing } from './choosing.ts';
import { listOfVerdicts } from './every-path.ts';
import { situations } from './situations.ts';

describe('situations', () => {
  it('are many, and each stands once', () => {
    expect(situations.length).toBeGreaterThanOrEqual(45);
    expect(new Set(situations.map(({ text }) => text)).size).toBe(situations.length);
  });

  it('cover every flow, every answer, and every flow with options that the chooser can end in', () => {
    expect(new Set(situations.map(({ flow }) => flow))).toEqual(new Set(flowIds));
    const key = (flow: string, options: object) =>
      `${flow} ${JSON.stringify(Object.entries(options).sort())}`;
    const covered = new Set(situations.map(({ flow, options }) => key(flow, options)));
    const missing = listOfVerdicts().filter(
      ({ verdict }) => !covered.has(key(verdict.flow, verdict.options)),
    );
    expect(missing.map(({ answers }) => answers)).toEqual([]);
  });

  it.each(situations)('$text', ({ text, answers, flow, options, because, spec }) => {
    const { verdict, problem, answers: held } = choosing(answers);
    expect(problem).toBeUndefined();
    expect(held).toEqual(answers);
    expect(verdict).toMatchObject({ flow });
    expect(verdict?.options).toEqual(options);
    expect(text).toMatch(/^[A-Z].{15,110}\.$/);
    expect(because).toMatch(/^[A-Z].{20,180}\.$/);
    expect(spec.url).toMatch(/^https:\/\//);
  });

  it.each([
    ['on behalf of the user', 'RFC 8693'],
    ['starts payments', 'RFC 9396'],
    ['MCP client', 'RFC 7591'],
    ['One microservice', 'RFC 8705'],
  ])('"%s" points beyond the seven, to %s', (words, label) => {
    const found = situations.find(({ text }) => text.includes(words));
    const { verdict } = choosing(found?.answers ?? {});
    expect(verdict?.beyond.map(({ spec }) => spec.label.split(' §')[0])).toContain(label);
  });
});
