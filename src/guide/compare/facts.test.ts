import { describe, expect, it } from 'vitest';
import { type FlowId, flowFacts, flowIds } from './facts.ts';
import { proofIds, type ThreatAnswer } from './threats/threat.ts';
import { threats } from './threats.ts';

const answers = threats.flatMap((threat) =>
  flowIds.map((flow) => ({ threat: threat.id, flow, answer: threat.answers[flow] })),
);
const said = answers.flatMap(({ answer, ...at }) => (answer.verdict === 'none' ? [] : [{ ...at, answer }]));
const verdictOf = (id: string, flow: FlowId): ThreatAnswer['verdict'] | undefined =>
  threats.find((threat) => threat.id === id)?.answers[flow].verdict;

const sentences = /^[A-Za-z][^<>]*\.$/;
const filler = /\b(simply|just|please|very|basically)\b/i;

describe('the facts of each flow', () => {
  it.each(flowIds)('%s: short for a column, in sentences for a reader, with the section', (id) => {
    const { short, client, oauth21 } = flowFacts[id];
    expect(short.length).toBeLessThanOrEqual(20);
    for (const { text, more, spec } of [client, oauth21]) {
      expect(text.length).toBeLessThanOrEqual(40);
      expect(text).not.toMatch(/\.$/);
      expect(more).toMatch(sentences);
      expect(more).not.toMatch(filler);
      expect(spec.url).toMatch(/^https:\/\/\S+#\S+$/);
    }
  });

  it('have no two columns of one name', () => {
    expect(new Set(flowIds.map((id) => flowFacts[id].short)).size).toBe(7);
  });
});

describe('the threats', () => {
  it('have a name, a sentence and a section each', () => {
    expect(new Set(threats.map(({ id }) => id)).size).toBe(threats.length);
    for (const { label, what, spec } of threats) {
      expect(label.length).toBeLessThanOrEqual(28);
      expect(what).toMatch(sentences);
      expect(spec.url).toMatch(/^https:\/\/\S+#\S+$/);
    }
  });

  it.each(said)(
    '$threat in $flow: by what in a few words, why in sentences, and where that stands',
    ({ answer }) => {
      expect(answer.by.length).toBeLessThanOrEqual(32);
      expect(answer.by).not.toMatch(/\.$/);
      expect(answer.more).toMatch(sentences);
      expect(answer.more).not.toMatch(filler);
      expect(answer.spec.url).toMatch(/^https:\/\/\S+#\S+$/);
    },
  );

  it('say why where there is nothing to get hold of', () => {
    for (const { answer } of answers)
      if (answer.verdict === 'none') expect(answer.by).toMatch(/^No [a-zA-Z ]+$/);
  });

  it('use every proof somewhere, and leave few claims of "met" without one', () => {
    expect(new Set(said.flatMap(({ answer }) => answer.proof ?? []))).toEqual(new Set(proofIds));
    const claimed = said.filter(({ answer }) => answer.verdict === 'met' && !answer.proof);
    expect(new Set(claimed.map(({ threat }) => threat))).toEqual(new Set(['script-in-page']));
  });

  it.each<[string, FlowId, ThreatAnswer['verdict']]>([
    ['stolen-code', 'authorization-code-pkce', 'met'],
    ['stolen-code', 'client-credentials', 'none'],
    ['callback-csrf', 'device-authorization', 'none'],
    ['copied-access-token', 'client-credentials', 'open'],
    ['copied-access-token', 'implicit-form-post', 'none'],
    ['script-in-page', 'authorization-code-pkce', 'open'],
    ['script-in-page', 'authorization-code', 'met'],
    ['impersonated-app', 'device-authorization', 'open'],
    ['phished-user-code', 'device-authorization', 'open'],
    ['phished-user-code', 'authorization-code', 'none'],
  ])('%s in %s: %s', (id, flow, verdict) => {
    expect(verdictOf(id, flow)).toBe(verdict);
  });
});
