import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Imported } from '../trace/import/imported.ts';
import type { Trace } from '../trace/index.ts';
import { diagnose } from './diagnose.ts';
import { ruleEntries } from './index.ts';
import { rules } from './rules/rules.ts';
import { codeParts, inOrder } from './testing/made-code.ts';
import { json, madeTrace } from './testing/made-trace.ts';

const FLOW = 'authorization-code-pkce';
const good = madeTrace(FLOW, inOrder(codeParts()));
/** The verifier of another login, and the server's answer to it. */
const { ask, answer, land, swap } = codeParts({ swap: { code_verifier: 'k'.repeat(43) } });
const refusal = json(400, { error: 'invalid_grant', error_description: 'Bad code' });
const bad = madeTrace(FLOW, [ask, answer, land, { ...swap, reply: refusal }]);

const imported = (...traces: Trace[]): Imported => ({ traces, files: [], problems: [] });

describe('a diagnosis', () => {
  it('of a good login holds nothing that worries', async () => {
    const { findings, attempts } = await diagnose(good);
    expect(findings.filter(({ finding }) => finding.weight !== 'note')).toEqual([]);
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.checks.map(({ verdict }) => verdict)).toContain('held');
  });

  it('names one cause, and not its symptom', async () => {
    const { findings } = await diagnose(bad);
    expect(findings[0]?.finding).toMatchObject({ rule: 'pkce_verifier_mismatch', certainty: 'proved' });
    expect(findings.map(({ finding }) => finding.rule)).not.toContain('error_invalid_grant');
  });

  it('is the same for a trace, a list and an import', async () => {
    const one = await diagnose(bad);
    expect(await diagnose([bad])).toEqual(one);
    expect(await diagnose(imported(bad))).toEqual(one);
    expect(await diagnose([])).toEqual({ attempts: [], findings: [] });
  });

  it('keeps attempts apart, and a failure that a later attempt does not undo', async () => {
    const { attempts, findings } = await diagnose(imported(good, bad));
    expect(attempts).toHaveLength(2);
    expect(findings[0]).toMatchObject({ attempt: 1, finding: { rule: 'pkce_verifier_mismatch' } });
  });

  it('is plain data', async () => {
    const diagnosis = await diagnose([good, bad]);
    expect(structuredClone(diagnosis)).toEqual(diagnosis);
    expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis);
  });

  it('reports each rule that applied once, by its worst verdict', async () => {
    const [attempt] = (await diagnose(bad)).attempts;
    const reports = attempt?.checks ?? [];
    const ids = reports.map(({ rule }) => rule);
    expect(new Set(ids).size).toBe(ids.length);
    expect(reports.find(({ rule }) => rule === 'pkce_verifier_mismatch')?.verdict).toBe('broken');
    for (const { verdict, lacks, seqs } of reports) {
      expect(lacks !== undefined).toBe(verdict === 'untold');
      expect(seqs.every((seq) => seq < bad.events.length)).toBe(true);
    }
  });
});

describe('a rule that fails', () => {
  afterEach(() => vi.restoreAllMocks());

  it('does not take the others with it, and is heard of', async () => {
    const rule = rules.find(({ id }) => id === 'state_changed');
    if (!rule) throw new Error('No such rule');
    vi.spyOn(rule, 'check').mockImplementation(() => {
      throw new TypeError('broken rule');
    });
    const heard: unknown[] = [];
    const { attempts, findings } = await diagnose(bad, {
      onFailure: (one, error) => heard.push(one.id, error),
    });
    expect(heard).toEqual(['state_changed', new TypeError('broken rule')]);
    expect(attempts[0]?.checks.map((report) => report.rule)).not.toContain('state_changed');
    expect(findings[0]?.finding.rule).toBe('pkce_verifier_mismatch');
    await expect(diagnose(bad)).resolves.toBeDefined();
  });
});

it('lists every rule as data', () => {
  expect(ruleEntries.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  expect(structuredClone(ruleEntries)).toEqual(ruleEntries);
});
