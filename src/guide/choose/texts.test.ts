import { describe, expect, it } from 'vitest';
import { choosing } from './choosing.ts';
import { everyPath, listOfVerdicts } from './every-path.ts';
import { questions } from './questions.ts';

const sentences = (text: string): number => text.split(/[.?!](?: |$)/).filter(Boolean).length;
const PLACE =
  /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d{4,5}#section-\d+(\.\d+)*|openid\.net\/specs\/[\w-]+\.html#\w[\w.-]*|datatracker\.ietf\.org\/doc\/html\/draft-[\w-]+#section-\d+(\.\d+)*)$/;
const NOT_PLAIN = /\b(simply|just|basically|please|very)\b|\s\s|[\u2013\u2014\u201c\u201d\u2018\u2019]/i;

function isSentence(text: string, longest: number, most = 2): void {
  expect(text).toMatch(/^[A-Za-z].*[.]$/);
  expect(text.length).toBeLessThanOrEqual(longest);
  expect(sentences(text)).toBeLessThanOrEqual(most);
  expect(text).not.toMatch(NOT_PLAIN);
}

describe.each(Object.values(questions))('the question $id', (question) => {
  const ids = question.answers.map(({ id }) => id);
  const { help, signs, assume, why } = question.unsure;

  it('asks in one short question, says why, and where that is written', () => {
    expect(question.title).toMatch(/^[A-Z].{10,75}\?$/);
    expect(question.title).not.toMatch(NOT_PLAIN);
    isSentence(question.reason, 210, 3);
    expect(question.spec.url).toMatch(PLACE);
  });

  it('has two to four answers with names of their own, none of which means something else', () => {
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(ids.length).toBeLessThanOrEqual(4);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+$/);
    for (const id of ['assumed', 'unsure', 'assume', 'help']) expect(ids).not.toContain(id);
    for (const { label, hint } of question.answers) {
      expect(label).toMatch(/^\S.{0,33}[^.]$/);
      if (hint?.includes(' ')) expect(hint).toMatch(/^[A-Z].{5,110}\.$/);
    }
  });

  it('has examples and signs for every answer', () => {
    for (const list of [question.examples, signs]) {
      expect(new Set(list.map(({ answer }) => answer))).toEqual(new Set(ids));
      for (const { text } of list) isSentence(text, 120, 1);
    }
  });

  it('helps whoever is not sure, with a safe answer and why it is safe', () => {
    isSentence(help, 240, 3);
    isSentence(why, 160);
    expect(ids).toContain(assume);
  });
});

describe('a verdict', () => {
  it.each(
    listOfVerdicts().map(({ answers, verdict }) => ({
      at: new URLSearchParams(answers).toString(),
      verdict,
    })),
  )('at $at is in short, plain sentences with their places', ({ verdict }) => {
    expect(verdict.title).toMatch(/^[A-Z].{5,60}[^.]$/);
    isSentence(verdict.why, 230, 3);
    for (const { label, value, why, spec } of verdict.settings) {
      expect(label).toMatch(/^[A-Z].{1,32}[^.]$/);
      expect(value).toMatch(/^\S.*[^.]$/);
      isSentence(why, 180);
      expect(spec.url).toMatch(PLACE);
    }
    for (const { text, spec } of verdict.beyond) {
      isSentence(text, 180);
      expect(spec.url).toMatch(PLACE);
    }
    if (verdict.warning) {
      isSentence(verdict.warning.text, 240, 3);
      expect(verdict.warning.better.text).toMatch(/^[A-Z].{20,110}[^.]$/);
    }
  });

  it('says why each other flow is ruled out in one or two sentences', () => {
    for (const answers of everyPath())
      for (const { why } of choosing(answers).flows) if (why) isSentence(why, 160);
  });
});
