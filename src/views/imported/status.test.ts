import { describe, expect, it } from 'vitest';
import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { codeParts, inOrder } from '../../diagnosis/testing/made-code.ts';
import { madeTrace } from '../../diagnosis/testing/made-trace.ts';
import { steps } from '../../flows/authorization-code-pkce/steps.ts';
import { rfc } from '../../protocol/spec.ts';
import { attemptRows } from './attempts.ts';
import { faultyEvents, firstEvent, wrongValues } from './first-event.ts';
import { statusOf } from './status.ts';
import { flowTitle, titleOfTrace } from './words.ts';

const trace = madeTrace('authorization-code-pkce', inOrder(codeParts()));
const { events } = trace;
const at = (seq: number) => ({ index: seq, count: events.length });
const finding = (weight: Finding['weight'], seq: number, attempt?: number): Finding => ({
  ...{ rule: 'r', weight, certainty: 'proved', says: 'The `nonce` is another.', because: '' },
  evidence: [{ what: 'nonce', where: 'there', seq, ...(attempt !== undefined && { attempt }) }],
  ...{ checkFirst: [], specs: [], explains: [] },
});
const check = {
  rule: 'r',
  topic: 'state',
  title: 't',
  spec: rfc(6749, '4.1'),
  verdict: 'held',
  seqs: [],
} as const;
const clean: AttemptDiagnosis = { findings: [], checks: [check] };
const broken: AttemptDiagnosis = { findings: [finding('note', 0), finding('error', 7)], checks: [check] };

describe('the status line of an import', () => {
  it('says the step, the message, and its place among the others', () => {
    expect(statusOf(events[0], steps, at(0), clean)).toEqual({
      tone: 'going',
      text: 'Step 1 of 11. Browser to Authorization Server: GET /authorize. Message 1 of 12.',
    });
    expect(statusOf(events[0], [], at(0), clean).text).toBe(
      'Browser to Authorization Server: GET /authorize. Message 1 of 12.',
    );
    expect(statusOf(undefined, steps, { index: 0, count: 0 }, clean).text).toBe(
      'The trace holds no message.',
    );
  });

  it('says which finding a message is evidence of; only an error is red', () => {
    expect(statusOf(events[7], steps, at(7), broken)).toMatchObject({
      tone: 'refused',
      text: expect.stringMatching(/Message 8 of 12\. Evidence of finding 2\.$/),
    });
    expect(statusOf(events[0], steps, at(0), broken).tone).toBe('going');
  });

  it('says at the end what went wrong, or that nothing did', () => {
    expect(statusOf(events[11], steps, at(11), broken).text).toMatch(
      /The trace ends here\. What went wrong: The nonce is another\.$/,
    );
    expect(statusOf(events[11], steps, at(11), clean)).toMatchObject({
      tone: 'complete',
      text: expect.stringMatching(/The trace ends here\. Nothing wrong found\.$/),
    });
  });
});

describe('where a reader begins', () => {
  it('is where the cause is to be seen, else the first message', () => {
    expect(firstEvent(broken, [])).toBe(7);
    expect(firstEvent(clean, [])).toBe(0);
    expect(firstEvent({ ...clean, findings: [finding('error', 5, 1)] }, [])).toBe(0);
  });

  it('knows the values that are wrong, by their events', () => {
    const row = { what: 'aud', where: 'there', expected: 'a', actual: 'b' };
    const evidence = [
      { ...row, seq: 7 },
      { ...row, seq: 7, actual: 'c' },
      { ...row, seq: 3, actual: 'a' },
      { ...row, seq: 5, attempt: 1 },
    ];
    const findings = [
      { ...finding('error', 0), evidence },
      { ...finding('note', 1), evidence: [{ ...row, seq: 1 }] },
    ];
    expect([...wrongValues({ ...clean, findings })]).toEqual([[7, new Set(['b', 'c'])]]);
  });

  it('marks only the events of this attempt that show an error', () => {
    const findings = [finding('error', 7), finding('error', 5, 1), finding('warning', 3)];
    expect([...faultyEvents({ ...clean, findings })]).toEqual([7]);
  });
});

describe('the attempts of an import', () => {
  it('are told apart by title, flow, time and what was found', () => {
    const timeless = { ...trace, flow: 'refresh', imported: { ...imported('b'), lacks: ['times' as const] } };
    const rows = attemptRows([{ ...trace, imported: imported('a') }, timeless], {
      attempts: [broken, clean],
      findings: [],
    });
    expect(rows).toEqual([
      {
        ...{ attempt: 0, title: 'a', flow: 'Authorization Code with PKCE', time: '10:00:01 UTC' },
        ...{ found: '1 error, 1 note', worst: 'error' },
      },
      {
        ...{ attempt: 1, title: 'b', flow: 'Refresh of tokens', time: undefined },
        ...{ found: 'nothing wrong found', worst: undefined },
      },
    ]);
  });

  it('have short titles, and a name for every flow', () => {
    expect(titleOfTrace({ ...trace, imported: imported('x'.repeat(1_000_000)) }).length).toBeLessThan(90);
    expect(titleOfTrace({ ...trace, imported: imported(' ') })).toBe('Authorization Code with PKCE');
    expect(['unknown', 'logout', 'constructor'].map(flowTitle)).toEqual([
      'No flow recognised',
      'Logout',
      'constructor',
    ]);
  });
});

function imported(title: string) {
  return { title, lacks: [], origins: {}, exporters: [] };
}
