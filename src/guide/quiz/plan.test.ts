import { beforeAll, describe, expect, it } from 'vitest';
import { questionsOf } from './plan.ts';
import type { Course, Question } from './question.ts';
import { changedRuns, courseOf, type Named, plainRuns, settings } from './testing/courses.ts';
import { readings } from './testing/readings.ts';

interface Asked extends Named {
  readonly course: Course;
  readonly questions: readonly Question[];
}

let runs: readonly Asked[] = [];

beforeAll(async () => {
  runs = await Promise.all(
    [...plainRuns, ...settings, ...changedRuns].map(async (named) => {
      const course = await courseOf(named);
      return { ...named, course, questions: [...questionsOf(course).values()] };
    }),
  );
}, 60_000);

const plain = () => runs.slice(0, plainRuns.length);
const every = () =>
  runs.flatMap(({ name, course, questions }) => questions.map((question) => ({ name, course, question })));

describe('every question of a run', () => {
  it('has one right choice, and the trace says so by another reading', () => {
    for (const { name, course, question } of every()) {
      const event = course.model.event(question.seq);
      if (!event) throw new Error(`${name}: no event ${question.seq}`);
      const truth = question.choices.map((choice) =>
        readings[question.kind](course.model, question, choice, event),
      );
      const said = `${name}: ${question.prompt} ${question.choices.join(' | ')}`;
      expect(truth.indexOf(true), said).toBe(question.right);
      expect(truth.filter(Boolean).length, said).toBe(1);
    }
  });

  it('has two to four choices, each once', () => {
    for (const { name, question } of every()) {
      const said = `${name}: ${question.prompt}`;
      expect(question.choices.length, said).toBeGreaterThanOrEqual(2);
      expect(question.choices.length, said).toBeLessThanOrEqual(4);
      expect(new Set(question.choices).size, said).toBe(question.choices.length);
    }
  });

  it('is written as one is spoken to: short, whole sentences, a reason and its section', () => {
    for (const { name, question } of every()) {
      const { prompt, choices, explanation, spec } = question;
      const said = `${name}: ${prompt} ${explanation}`;
      const all = [prompt, explanation, ...choices].join(' ');
      expect(all, said).not.toMatch(/\b(simply|just|please|very|basically|undefined|null)\b/);
      expect(prompt, said).toMatch(/^[A-Z].*\?$/);
      expect(explanation, said).toMatch(/^[A-Z`].*[.!]$/s);
      expect(explanation.length, said).toBeLessThan(330);
      expect(spec.url, said).toMatch(/^https:\/\//);
      for (const choice of choices) {
        // Choices are buttons, and one button alone is called Next.
        expect(choice, said).not.toMatch(/next/i);
        expect(choice.length, said).toBeLessThan(110);
        expect(choice.split('`').length % 2, said).toBe(1);
      }
    }
  });

  it('does not show its answer by the place of it', () => {
    const places = every().map(({ question }) => question.right);
    for (const place of [0, 1, 2]) {
      const share = places.filter((one) => one === place).length / places.length;
      expect(share).toBeGreaterThan(0.12);
      expect(share).toBeLessThan(0.45);
    }
  });
});

describe('the questions of a run', () => {
  it('are 8 to 14 in a default walk, of four kinds and more; where there is little to ask, five', () => {
    for (const { name, questions } of plain()) {
      const short = name.startsWith('client-credentials');
      expect(questions.length, name).toBeGreaterThanOrEqual(short ? 5 : 8);
      expect(questions.length, name).toBeLessThanOrEqual(14);
      expect(new Set(questions.map(({ kind }) => kind)).size, name).toBeGreaterThanOrEqual(4);
    }
    const kinds = new Set(plain().flatMap(({ questions }) => questions.map(({ kind }) => kind)));
    expect(kinds.size).toBeGreaterThanOrEqual(8);
  });

  it('ask about every check that refuses', () => {
    let refused = 0;
    for (const { name, course, questions } of runs)
      for (const stop of course.model.stops.slice(1)) {
        if (stop.kind !== 'work') continue;
        const failed = stop.checks.find(({ passed, id }) => !passed && id !== 'device_allowed');
        if (!failed) continue;
        refused++;
        const question = questions.find(({ seq }) => seq === stop.seq);
        expect(question?.kind, `${name}: ${failed.id}`).toBe('refusing check');
        expect(question?.choices[question.right]).toBe(failed.title);
      }
    expect(refused).toBeGreaterThan(12);
  });

  it('offer as refusing only what is checked somewhere', () => {
    const titles = new Set(
      runs.flatMap(({ course }) =>
        course.model.stops.flatMap((stop) =>
          stop.kind === 'work' ? stop.checks.map(({ title }) => title) : [],
        ),
      ),
    );
    for (const { name, question } of every())
      if (question.kind === 'refusing check')
        for (const choice of question.choices) expect(titles, name).toContain(choice);
  });

  it('are the same each time, and others for another seed', async () => {
    for (const run of plain()) {
      const again = [...questionsOf(await courseOf(run)).values()];
      expect(again).toEqual(run.questions);
    }
    const [first] = plain();
    const other = [...questionsOf({ ...(first?.course as Course), seed: 'another' }).values()];
    expect(other.map(({ choices }) => choices)).not.toEqual(first?.questions.map(({ choices }) => choices));
  });

  it('are never about the first event, nor about the same thing twice', () => {
    for (const { name, course, questions } of runs) {
      const abouts = questions.map(({ about }) => about);
      expect(new Set(abouts).size, name).toBe(abouts.length);
      expect(questions.map(({ seq }) => seq)).not.toContain(course.model.stops[0]?.seq);
    }
  });

  it('are not answered by what is shown before them', () => {
    for (const { name, course, question } of every()) {
      const { stops } = course.model;
      const at = stops.findIndex(({ seq }) => seq === question.seq);
      const before = stops[at - 1];
      const right = question.choices[question.right] ?? '';
      const said = `${name}: ${question.prompt}`;
      const begun = new Set(stops.slice(0, at).map(({ step }) => step));
      const present = course.steps.find(({ number }) => number === before?.step);
      if (question.kind === 'sends') {
        const path = /`\w+ ([^`]+)`/.exec(right)?.[1] ?? '';
        if (before?.kind === 'response' && before.to === 'browser')
          expect(before.message.headers.flat().join('\n'), said).not.toContain(path);
        expect(`${present?.title} ${present?.why}`, said).not.toContain(path);
      }
      if (question.kind === 'actor') expect(begun.has(question.step), said).toBe(false);
      if (question.kind === 'tokens' || question.kind === 'lifetime')
        expect(before && 'exchange' in before && before.kind === 'response', said).not.toBe(true);
    }
  });
});
