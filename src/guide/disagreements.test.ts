import { describe, expect, it } from 'vitest';
import { flowIds, isFlowId, loadFlow } from '../flows/index.ts';
import { isQuestionId } from './choose/questions.ts';
import { disagreements, disagreementsOn } from './disagreements.ts';

const sentences = (text: string): number => text.split(/[.?!](?: |$)/).filter(Boolean).length;

/** A section of a published specification. */
const SECTION =
  /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d{4,5}#section-\d+(\.\d+)*|openid\.net\/specs\/[\w-]+\.html#\w[\w.-]*|datatracker\.ietf\.org\/doc\/html\/draft-[\w-]+#section-\d+(\.\d+)*)$/;
const AUTH0_PAGE = /^https:\/\/auth0\.com\/docs\/[a-z0-9-]+(\/[a-z0-9-]+)*$/;

describe('where the sources disagree', () => {
  it('has each entry once, with a topic and texts of its own', () => {
    for (const textOf of [
      ({ id }: (typeof disagreements)[number]) => id,
      ({ topic }: (typeof disagreements)[number]) => topic,
      ({ auth0 }: (typeof disagreements)[number]) => auth0.text,
      ({ today }: (typeof disagreements)[number]) => today.text,
      ({ here }: (typeof disagreements)[number]) => here,
    ])
      expect(new Set(disagreements.map(textOf)).size).toBe(disagreements.length);
    expect(disagreements.length).toBeGreaterThanOrEqual(15);
  });

  it.each(disagreements)('$id', ({ id, topic, auth0, today, here, flows, questions }) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(topic).toMatch(/^[A-Z].{3,46}[^.]$/);
    for (const text of [auth0.text, today.text, here]) {
      expect(text).toMatch(/^[A-Za-z].*\.$/);
      expect(sentences(text)).toBeLessThanOrEqual(3);
      expect(text.length).toBeLessThanOrEqual(300);
      expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b/i);
      expect(text).not.toMatch(/\s\s|[\u2013\u2014\u201c\u201d\u2018\u2019]/);
    }
    expect(auth0.source.url).toMatch(AUTH0_PAGE);
    expect(today.spec.url).toMatch(SECTION);
    expect(flows.length).toBeGreaterThan(0);
    expect(flows.every(isFlowId)).toBe(true);
    expect(new Set(flows).size).toBe(flows.length);
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.every(isQuestionId)).toBe(true);
  });

  it.each(flowIds)('bears on %s', (flow) => {
    const found = disagreementsOn(flow);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ flows }) => flows.includes(flow))).toBe(true);
  });

  it('names only options and values that its flows have', async () => {
    const named: string[] = [];
    for (const { here, flows } of disagreements) {
      for (const [, name] of here.matchAll(/[Tt]he option (\w+)/g)) {
        for (const id of flows) {
          const options = (await loadFlow(id))?.options.map((option) => option.name) ?? [];
          if (options.includes(name as string)) named.push(`${id} ${name}`);
        }
        expect(named.some((entry) => entry.endsWith(` ${name}`))).toBe(true);
      }
    }
    expect(named).toContain('authorization-code clientAuthentication');
  });
});
