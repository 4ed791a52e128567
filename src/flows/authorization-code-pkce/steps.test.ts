import { describe, expect, it } from 'vitest';
import { steps } from './steps.ts';

const sentences = (text: string): number => text.split(/[.?!](?: |$)/).filter(Boolean).length;

describe('the steps of Authorization Code with PKCE', () => {
  it('are numbered from 1 to 15 in order, eleven of them documented', () => {
    expect(steps.map((step) => step.number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(steps.filter((step) => step.extra).map((step) => step.number)).toEqual([12, 13, 14, 15]);
  });

  it('have a title, a reason and a section each of their own', () => {
    for (const texts of [steps.map((s) => s.title), steps.map((s) => s.why), steps.map((s) => s.spec.url)])
      expect(new Set(texts).size).toBe(steps.length);
  });

  it.each(steps)('$number. $title', ({ title, why, depth, spec }) => {
    expect(title.length).toBeLessThanOrEqual(48);
    expect(title).toMatch(/^(The|An) (user|app|server|API|old refresh token) [a-z]+ .*[^.]$/);
    expect(why.length).toBeLessThanOrEqual(180);
    expect(sentences(why)).toBeLessThanOrEqual(2);
    expect(sentences(depth)).toBeGreaterThanOrEqual(2);
    expect(sentences(depth)).toBeLessThanOrEqual(4);
    expect(depth.length).toBeLessThanOrEqual(520);
    for (const text of [why, depth]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b/i);
    }
    expect(spec.url).toMatch(
      /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d{4}#section-\d|openid\.net\/specs\/.*#\w)/,
    );
  });
});
