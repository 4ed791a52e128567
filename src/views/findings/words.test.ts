import { describe, expect, it } from 'vitest';
import type { RuleReport } from '../../diagnosis/diagnosis.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { rfc } from '../../protocol/spec.ts';
import { checksByTopic } from './checks.ts';
import { briefStandingOf, findingsInWords, outcomeOf, prose, standingOf } from './words.ts';

const finding = (weight: Finding['weight']): Finding => ({
  ...{ rule: 'r', weight, certainty: 'proved', says: 's', because: 'b', evidence: [] },
  ...{ checkFirst: [], specs: [], explains: [] },
});
const report = (verdict: RuleReport['verdict'], topic: RuleReport['topic'] = 'PKCE'): RuleReport => ({
  ...{ rule: `${topic} ${verdict}`, topic, title: 't', spec: rfc(7636, '4.6'), verdict, seqs: [] },
});

describe('the words for findings', () => {
  it('say how heavy and how sure', () => {
    expect(standingOf({ weight: 'error', certainty: 'proved' })).toBe('Error · proved by this trace');
    expect(standingOf({ weight: 'warning', certainty: 'likely' })).toBe('Warning · likely');
    expect(standingOf({ weight: 'error', certainty: 'unknown' })).toBe(
      'Error · this trace cannot tell; look here',
    );
    expect(briefStandingOf({ weight: 'error', certainty: 'unknown' })).toBe('Error · cannot tell');
    expect(briefStandingOf({ weight: 'note', certainty: 'proved' })).toBe('Note');
  });

  it('count by weight, the heaviest first', () => {
    expect(findingsInWords(['note', 'error', 'note'].map((weight) => finding(weight as 'note')))).toBe(
      '1 error, 2 notes',
    );
    expect(findingsInWords([])).toBe('');
  });

  it('call an attempt clean only where something was checked and nothing but notes was found', () => {
    const checks = [report('held'), report('untold'), report('untold', 'state')];
    expect(outcomeOf({ findings: [finding('note')], checks })).toEqual({
      tone: 'clean',
      title: 'Nothing wrong found',
      text: '1 rule checked and right. 2 rules could not be checked: the trace lacks what they need.',
    });
    expect(outcomeOf({ findings: [], checks: [report('untold')] }).tone).toBe('nothing');
    expect(outcomeOf({ findings: [], checks: [] }).title).toBe('Nothing to check');
    expect(outcomeOf({ findings: [finding('warning')], checks }).title).toBe('1 warning');
  });

  it('write out what turns the direction of writing, and cut what is long', () => {
    expect(prose('a \u202etxt\u202c C:\\x')).toBe('a \\u{202e}txt\\u{202c} C:\\x');
    expect(prose('x'.repeat(5_000_000)).length).toBeLessThan(800);
  });
});

describe('the checks by topic', () => {
  it('have broken before untold before held, and topics with something broken first', () => {
    const rows = checksByTopic([
      report('held', 'state'),
      report('untold', 'PKCE'),
      report('held', 'PKCE'),
      report('broken', 'PKCE'),
    ]);
    expect(rows.map(({ topic }) => topic)).toEqual(['PKCE', 'state']);
    expect(rows[0]?.reports.map(({ verdict }) => verdict)).toEqual(['broken', 'untold', 'held']);
  });
});
