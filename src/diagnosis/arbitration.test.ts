import { describe, expect, it } from 'vitest';
import { rfc } from '../protocol/spec.ts';
import { arbitrated } from './arbitration.ts';
import type { Facts } from './facts/facts.ts';
import { readFacts } from './facts/read-facts.ts';
import type { Finding } from './finding.ts';
import { causeFirst } from './order.ts';
import { codeParts, inOrder } from './testing/made-code.ts';
import { json, madeTrace, token } from './testing/made-trace.ts';

const finding = (rule: string, seq: number | undefined, changes: Partial<Finding> = {}): Finding => ({
  ...{ rule, weight: 'error', certainty: 'proved', says: `${rule} at ${seq}`, because: '', checkFirst: [] },
  ...{ specs: [rfc(6749, '4.1')], explains: [] },
  evidence: [{ what: 'x', where: 'somewhere', ...(seq !== undefined && { seq }) }],
  ...changes,
});
const fallback = (seq: number) => finding('fallback', seq, { certainty: 'unknown' });

/** Ask 0, answer 3, landing 4, refused token request 6 and 7, another login from 8 on: its token request is 14. */
async function someFacts(): Promise<Facts> {
  const { ask, answer, land } = codeParts();
  const refused = token({ grant_type: 'authorization_code' }, json(400, { error: 'invalid_grant' }));
  const again = inOrder(codeParts({ ask: { state: 'another' } }));
  const [facts] = await readFacts([madeTrace('x', [ask, answer, land, refused, ...again])]);
  if (!facts) throw new Error('No facts');
  return facts;
}
const facts = await someFacts();

const kept = (...findings: Finding[]) =>
  arbitrated(findings, facts, ({ rule }) => rule === 'fallback').map(({ rule }) => rule);

describe('what stays of several findings', () => {
  it('is no second time the same', () => {
    expect(kept(finding('a', 1), finding('a', 1), finding('a', 2))).toEqual(['a', 'a']);
  });

  it('is not what another explains', () => {
    expect(kept(finding('cause', 6, { explains: [7] }), finding('symptom', 7))).toEqual(['cause']);
    expect(kept(finding('cause', 6, { explains: [7] }), finding('other', 5))).toEqual(['cause', 'other']);
  });

  it('is what shows more than is explained', () => {
    const two = finding('wider', 7, { evidence: [7, 4].map((seq) => ({ what: 'x', where: 'y', seq })) });
    expect(kept(finding('cause', 6, { explains: [7] }), two)).toEqual(['cause', 'wider']);
  });

  it('are two causes of one answer, unless one is surer', () => {
    const one = finding('one', 6, { explains: [7] });
    expect(kept(one, finding('two', 4, { explains: [7] }))).toEqual(['one', 'two']);
    expect(kept(one, finding('two', 4, { explains: [7], certainty: 'likely' }))).toEqual(['one']);
    expect(kept(finding('two', 4, { explains: [7], certainty: 'unknown' }), one)).toEqual(['one']);
  });

  it('is an error that only a warning or a note explains', () => {
    for (const weight of ['warning', 'note'] as const)
      expect(kept(finding('cause', 6, { explains: [7], weight }), finding('other', 7))).toEqual([
        'cause',
        'other',
      ]);
  });

  it('is not an unexplained error where another rule takes the answer for harmless', () => {
    expect(kept(finding('cause', 6, { explains: [7], weight: 'note' }), fallback(7))).toEqual(['cause']);
  });

  it('is the note of two about the same', () => {
    const note = finding('cause', 6, { explains: [7], weight: 'note' });
    expect(kept(note, finding('fallback', 7, { weight: 'note', certainty: 'unknown' }))).toEqual(['cause']);
  });

  it('is not what a finding says it supersedes', () => {
    expect(kept(finding('exact', 6, { supersedes: ['rough'] }), finding('rough', 3))).toEqual(['exact']);
  });

  it('is not an unexplained error that follows a cause', () => {
    expect(kept(finding('cause', 4), fallback(7))).toEqual(['cause']);
    expect(kept(finding('cause', 4, { certainty: 'likely' }), fallback(7))).toEqual(['cause']);
  });

  it('is not an unexplained error that another rule shows, and finds as bad', () => {
    expect(kept(finding('other', 7, { certainty: 'unknown' }), fallback(7))).toEqual(['other']);
    expect(kept(finding('other', 7, { weight: 'warning' }), fallback(7))).toEqual(['other', 'fallback']);
  });

  it('is an unexplained error before the cause, after a doubtful one, or after a new start', () => {
    expect(kept(finding('cause', 4), fallback(1))).toEqual(['cause', 'fallback']);
    expect(kept(finding('cause', 4, { certainty: 'unknown' }), fallback(7))).toEqual(['cause', 'fallback']);
    expect(kept(finding('cause', 4, { weight: 'warning' }), fallback(7))).toEqual(['cause', 'fallback']);
    expect(kept(finding('cause', 4), fallback(19))).toEqual(['cause', 'fallback']);
  });

  it('shows no event of its own attempt, and nothing can explain it', () => {
    const elsewhere = finding('other', undefined, {
      evidence: [{ what: 'x', where: 'y', seq: 7, attempt: 1 }],
    });
    expect(kept(finding('cause', 6, { explains: [7] }), elsewhere)).toEqual(['cause', 'other']);
  });
});

describe('the order of findings', () => {
  const inOrderOf = (...findings: Finding[]) =>
    findings
      .map((one, index) => ({ attempt: one.rule.startsWith('later') ? 1 : 0, finding: one, index }))
      .sort(causeFirst)
      .map((one) => one.finding.rule);

  it('is by weight, certainty, what they explain, attempt, and place', () => {
    expect(
      inOrderOf(
        finding('note', 0, { weight: 'note' }),
        finding('nowhere', undefined),
        finding('unknown', 0, { certainty: 'unknown' }),
        finding('later', 1),
        finding('second', 5),
        finding('warning', 0, { weight: 'warning' }),
        finding('first', 2),
        finding('likely', 0, { certainty: 'likely' }),
        finding('explaining', 9, { explains: [10] }),
      ),
    ).toEqual(['explaining', 'first', 'second', 'nowhere', 'later', 'likely', 'unknown', 'warning', 'note']);
  });
});
