import { describe, expect, it } from 'vitest';
import type { Finding } from '../../diagnosis/finding.ts';
import { codeParts, inOrder } from '../../diagnosis/testing/made-code.ts';
import { type Made, madeTrace } from '../../diagnosis/testing/made-trace.ts';
import { loadFlow } from '../../lab/index.ts';
import { type NumberedFlow, stepOfFlow } from '../../protocol/steps/tables.ts';
import { type Trace, type TraceLack, traceModel } from '../../trace/index.ts';
import { missingSteps } from './missing-steps.ts';
import { naturesOf } from './step-natures.ts';

/** With the steps that an import would give its messages. */
function numbered(flow: NumberedFlow, made: readonly Made[], lacks: readonly TraceLack[]): Trace {
  const trace = madeTrace(flow, made, lacks);
  const stepOf = stepOfFlow(flow);
  let step = 0;
  let request: Made['request'] | undefined;
  const events = trace.events.map((event) => {
    if (event.kind !== 'request' && event.kind !== 'response') return event;
    if (event.kind === 'request') request = event.message;
    step = stepOf(
      { ...event, request, ...(event.kind === 'response' && { response: event.message }) } as never,
      step,
    );
    return { ...event, step };
  });
  return { ...trace, events };
}

async function missing(
  flow: NumberedFlow,
  made: readonly Made[],
  lacks: readonly TraceLack[] = [],
  findings: readonly Finding[] = [],
) {
  const steps = (await loadFlow(flow))?.steps ?? [];
  return missingSteps(steps, traceModel(numbered(flow, made, lacks)), { findings });
}

const parts = codeParts();

describe('the steps that a trace has nothing of', () => {
  it('are, in a whole trace, only those that no message shows, or that a server may leave out', async () => {
    const none = await missing('authorization-code-pkce', inOrder(parts));
    expect([...none].map(([number, { normal }]) => [number, normal])).toEqual([
      [1, true],
      [2, true],
      [8, true],
    ]);
    expect(none.get(8)?.why).toContain('never shows it');
  });

  it('say that a browser never sees the back channel', async () => {
    const none = await missing('authorization-code', [parts.ask, parts.answer, parts.land], ['back channel']);
    expect(none.get(6)).toMatchObject({
      normal: true,
      why: expect.stringContaining('A browser never sees it'),
    });
    expect(none.get(9)?.normal).toBe(true);
  });

  it('say that a user was signed in already', async () => {
    const { reply } = parts.answer;
    const none = await missing('authorization-code-pkce', [{ ...parts.ask, reply }, parts.land, parts.swap]);
    for (const step of [4, 5])
      expect(none.get(step)).toMatchObject({
        normal: true,
        why: expect.stringContaining('signed in there already'),
      });
  });

  it('say that the recording began late or ended early', async () => {
    const { ask, answer, land, swap } = parts;
    const late = await missing('authorization-code-pkce', [land, swap], ['beginning']);
    expect(late.get(3)).toMatchObject({ normal: false, why: expect.stringContaining('began later') });
    const early = await missing('authorization-code-pkce', [ask, answer], ['end']);
    expect(early.get(7)?.why).toBe('The recording ends before it.');
    const silent = await missing('authorization-code-pkce', [ask, answer, land]);
    expect(silent.get(7)?.why).toContain('nothing after step 6');
  });

  it('name the step at which something went wrong', async () => {
    const refused = { ...parts.swap, reply: { status: 400, body: { error: 'invalid_grant' } } };
    const none = await missing('authorization-code-pkce', [parts.ask, parts.answer, parts.land, refused]);
    expect(none.get(10)).toMatchObject({
      normal: false,
      why: expect.stringContaining('went wrong at step 9'),
    });
    const finding = { weight: 'error', evidence: [{ what: 'state', where: 'there', seq: 4 }] } as never;
    const found = await missing(
      'authorization-code-pkce',
      [parts.ask, parts.answer, parts.land],
      [],
      [finding],
    );
    expect(found.get(7)?.why).toContain('went wrong at step 6');
  });
});

describe('what the steps are made of', () => {
  it.each([
    ['authorization-code-pkce', 'alone alone front prompt prompt front back alone back back back'],
    ['authorization-code', 'front front prompt prompt front back alone back back back'],
    ['hybrid', 'front front prompt prompt front back alone back back back'],
    ['implicit-form-post', 'front front prompt prompt front'],
    ['client-credentials', 'back alone back back back'],
    ['device-authorization', 'alone back back alone back back back back'],
    ['resource-owner-password', 'alone back alone back back back'],
  ] as const)('%s', async (flow, expected) => {
    const natures = naturesOf(flow);
    const steps = (await loadFlow(flow))?.steps.filter(({ extra }) => !extra) ?? [];
    expect(steps.map(({ number }) => natures.get(number) ?? 'alone').join(' ')).toBe(expected);
  });
});
