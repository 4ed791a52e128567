import { describe, expect, it } from 'vitest';
import * as authorizationCode from './authorization-code/about.ts';
import { steps as authorizationCodeSteps } from './authorization-code/steps.ts';
import * as pkce from './authorization-code-pkce/about.ts';
import { steps as pkceSteps } from './authorization-code-pkce/steps.ts';
import * as clientCredentials from './client-credentials/about.ts';
import { steps as clientCredentialsSteps } from './client-credentials/steps.ts';
import type { Step } from './contract.ts';
import * as device from './device-authorization/about.ts';
import { steps as deviceSteps } from './device-authorization/steps.ts';
import * as hybrid from './hybrid/about.ts';
import { steps as hybridSteps } from './hybrid/steps.ts';
import * as implicit from './implicit-form-post/about.ts';
import { steps as implicitSteps } from './implicit-form-post/steps.ts';
import * as password from './resource-owner-password/about.ts';
import { steps as passwordSteps } from './resource-owner-password/steps.ts';

/** The flows, and how many steps their documentation counts; for the device flow, those of the device. */
const flows = [
  { id: 'authorization-code', documented: 10, steps: authorizationCodeSteps, about: authorizationCode.about },
  { id: 'authorization-code-pkce', documented: 11, steps: pkceSteps, about: pkce.about },
  { id: 'implicit-form-post', documented: 5, steps: implicitSteps, about: implicit.about },
  { id: 'hybrid', documented: 10, steps: hybridSteps, about: hybrid.about },
  { id: 'client-credentials', documented: 5, steps: clientCredentialsSteps, about: clientCredentials.about },
  { id: 'device-authorization', documented: 8, steps: deviceSteps, about: device.about },
  { id: 'resource-owner-password', documented: 6, steps: passwordSteps, about: password.about },
];

const sentences = (text: string): number => text.split(/[.?!](?: |$)/).filter(Boolean).length;

/** A section of a specification, by its anchor. */
const SECTION =
  /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d{4,5}#section-\d+(\.\d+)*|openid\.net\/specs\/[\w-]+\.html#\w[\w.-]*)$/;
const AUTH0_PAGE = /^https:\/\/auth0\.com\/docs\/[a-z0-9-]+(\/[a-z0-9-]+)*$/;

function expectPlainWords(text: string): void {
  expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b/i);
  expect(text).not.toMatch(/\s\s|^\s|\s$|[\u2013\u2014\u201c\u201d\u2018\u2019]/);
}

describe.each(flows)('the steps of $id', ({ documented, steps }) => {
  it('are numbered from 1 without gaps, as many as documented, and then what can follow', () => {
    expect(steps.map((step) => step.number)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.filter((step) => !step.extra).map((step) => step.number)).toEqual(
      Array.from({ length: documented }, (_, index) => index + 1),
    );
  });

  it.each([
    ['title', (step: Step) => step.title],
    ['reason', (step: Step) => step.why],
    ['depth', (step: Step) => step.depth],
    ['section', (step: Step) => step.spec.url],
  ])('have each a %s of their own', (_, textOf) => {
    expect(new Set(steps.map(textOf)).size).toBe(steps.length);
  });

  it.each(steps)('$title', ({ title, why, depth, spec }) => {
    expect(title.length).toBeLessThanOrEqual(48);
    expect(title).toMatch(/^(The|An) (user|app|device|server|API|old refresh token) [a-z]+ .*[^.]$/);
    expect(why.length).toBeLessThanOrEqual(180);
    expect(sentences(why)).toBeLessThanOrEqual(2);
    expect(sentences(depth)).toBeGreaterThanOrEqual(2);
    expect(sentences(depth)).toBeLessThanOrEqual(4);
    expect(depth.length).toBeLessThanOrEqual(520);
    for (const text of [why, depth]) {
      expect(text).toMatch(/^\S.*\.$/);
      expectPlainWords(text);
    }
    expect(spec.url).toMatch(SECTION);
  });
});

describe.each(flows)('what is said about $id', ({ about }) => {
  it('says in two or three sentences why it is there', () => {
    expect(about.why.length).toBeLessThanOrEqual(420);
    expect(sentences(about.why)).toBeGreaterThanOrEqual(2);
    expect(sentences(about.why)).toBeLessThanOrEqual(3);
    expectPlainWords(about.why);
  });

  it('says when to use it and when not, briefly and each once', () => {
    const few = about.standing.verdict === 'discouraged';
    expect(about.when.length).toBeGreaterThanOrEqual(few ? 1 : 4);
    expect(about.whenNot.length).toBeGreaterThanOrEqual(3);
    const situations = [...about.when, ...about.whenNot];
    expect(new Set(situations).size).toBe(situations.length);
    for (const situation of situations) {
      expect(situation).toMatch(/^[A-Z]/);
      expect(situation.length).toBeLessThanOrEqual(160);
      expectPlainWords(situation);
    }
  });

  it('says in one sentence how it stands, with the section that says so', () => {
    expect(about.standing.text).toMatch(/RFC 9700/);
    expect(sentences(about.standing.text)).toBe(1);
    expectPlainWords(about.standing.text);
    expect(about.standing.spec.url).toMatch(SECTION);
    expect(about.spec.url).toMatch(SECTION);
  });

  it('names at least three differences, each once', () => {
    expect(about.differences.length).toBeGreaterThanOrEqual(3);
    const topics = about.differences.map((difference) => difference.topic);
    expect(new Set(topics).size).toBe(topics.length);
  });

  it.each(about.differences)('differs: $topic', ({ topic, specification, auth0, spec, source }) => {
    expect(topic).toMatch(/^\S.{3,46}[^.]$/);
    for (const text of [specification, auth0]) {
      expect(text).toMatch(/^\S.*\.$/);
      expect(sentences(text)).toBe(1);
      expectPlainWords(text);
    }
    expect(spec.url).toMatch(SECTION);
    expect(source.url).toMatch(AUTH0_PAGE);
  });
});

describe('the flows among themselves', () => {
  it.each([
    ['why', flows.map(({ about }) => about.why)],
    ['standing', flows.map(({ about }) => about.standing.text)],
    ['section', flows.map(({ about }) => about.spec.url)],
  ])('have each a %s of their own', (_, texts) => {
    expect(new Set(texts).size).toBe(flows.length);
  });
});
