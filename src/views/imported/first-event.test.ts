import { describe, expect, it } from 'vitest';
import type { Finding } from '../../diagnosis/finding.ts';
import { codeParts, inOrder } from '../../diagnosis/testing/made-code.ts';
import { madeTrace } from '../../diagnosis/testing/made-trace.ts';
import { traceModel } from '../../trace/index.ts';
import { firstEvent } from './first-event.ts';

const { stops } = traceModel(madeTrace('authorization-code-pkce', inOrder(codeParts())));
const finding = (weight: Finding['weight'], ...evidence: { seq: number; attempt?: number }[]): Finding => ({
  ...{
    rule: 'x',
    weight,
    certainty: 'proved',
    says: '',
    because: '',
    checkFirst: [],
    specs: [],
    explains: [],
  },
  evidence: evidence.map((row) => ({ what: 'state', where: 'there', ...row })),
});

describe('where a reader begins', () => {
  it('is where the cause is to be seen in this attempt', () => {
    const findings = [finding('error', { seq: 1, attempt: 3 }, { seq: 4 }), finding('warning', { seq: 2 })];
    expect(firstEvent({ findings, checks: [] }, stops)).toBe(4);
  });

  it('is the beginning where nothing is wrong', () => {
    expect(firstEvent({ findings: [finding('note', { seq: 3 })], checks: [] }, stops)).toBe(0);
  });

  it('is the answer where the export holds no request', () => {
    const lacking = stops.map((stop, at) =>
      at === 0 && stop.kind === 'request' ? { ...stop, lacks: ['message' as const] } : stop,
    );
    expect(firstEvent({ findings: [], checks: [] }, lacking)).toBe(1);
    expect(firstEvent({ findings: [], checks: [] }, [])).toBe(0);
  });
});
