import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../guide/quiz/attempts.ts';
import type { Question } from '../../guide/quiz/question.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import { rfc } from '../../protocol/spec.ts';
import { traceModel } from '../../trace/index.ts';
import { memoryStorage } from '../saved/testing/storages.ts';
import { QuestionPane } from './QuestionPane.tsx';
import { SummaryPane } from './SummaryPane.tsx';
import { openScoreStore } from './score-store.ts';

const question: Question = {
  ...{ kind: 'carries', about: 'carries code', prompt: 'Which of these does it send along?' },
  ...{ explanation: '`code`: works once.', spec: rfc(6749, '4.1.3'), seq: 5, step: 3 },
  ...{ choices: ['`state`', '`code`', '<b>nonce</b>'], right: 1 },
};
const model = traceModel(await perform(plainRecipe('authorization-code-pkce')));
const nothing = () => {};
const storage = memoryStorage();
const scores = openScoreStore(() => storage, 'scores');
const common = {
  ...{ flow: 'hybrid', model, ended: false, showCount: 0, scores },
  ...{ onAttempt: nothing, onShow: nothing, onLeave: nothing, onClose: nothing, onSelect: nothing },
};
const asked = (attempts: readonly Attempt[]) =>
  renderToStaticMarkup(<QuestionPane {...common} question={question} attempts={attempts} />);
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a question', () => {
  it('has a name, a heading and its choices as buttons, and tells nothing yet', () => {
    const html = asked([]);
    expect(html).toContain('aria-label="Question"');
    expect(html).toMatch(/<h3[^>]*tabindex="-1"/i);
    expect([...html.matchAll(/aria-keyshortcuts="[123]"/g)]).toHaveLength(3);
    expect(html).toMatch(/aria-live="polite"[^>]*><\/div>/);
    expect(html).not.toContain('Show it');
    expect(html).not.toContain('role="status"');
    expect(text(html)).toContain('Skip');
    expect(html).not.toContain('<b>nonce');
  });

  it('says right and wrong in words, which the answer was, and why', () => {
    expect(text(asked([{ question, given: 1 }]))).toMatch(
      /Your answer, right.*Right\..*code : works once.*RFC 6749 §4\.1\.3/,
    );
    const wrong = text(asked([{ question, given: 0 }]));
    expect(wrong).toMatch(/Your answer.*The answer.*Wrong\. The answer: code\./);
    const skipped = text(asked([{ question, given: undefined }]));
    expect(skipped).toMatch(/Skipped; it does not count\. The answer: code\./);
    expect(skipped).toContain('Show it');
    expect(skipped).not.toContain('0 of');
  });
});

describe('the summary', () => {
  const summary = (attempts: readonly Attempt[], ended = true) =>
    renderToStaticMarkup(<SummaryPane {...common} attempts={attempts} ended={ended} />);

  it('says how many were right and leads to the others', () => {
    const html = summary([
      { question, given: 1 },
      { question: { ...question, seq: 3 }, given: 2 },
      { question: { ...question, seq: 9999, step: 12 }, given: 0 },
      { question: { ...question, seq: 8 }, given: undefined },
    ]);
    expect(text(html)).toContain('1 of 3 right in this run, 1 skipped');
    expect(text(html)).toMatch(/Step 3, App: Makes a code_verifier/);
    expect(text(html)).toContain('Step 12, still to come');
    expect(text(summary([{ question, given: 1 }], false))).toContain('Nothing to look at again.');
  });

  it('has the scores of all flows and a way to reset them', () => {
    expect(summary([])).not.toContain('Reset');
    scores.count('hybrid', true);
    expect(text(summary([]))).toMatch(/Hybrid 1 of 1 right Reset the score/);
    scores.reset();
  });
});
