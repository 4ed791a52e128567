import { beforeAll, describe, expect, it } from 'vitest';
import { type FlowId, flowIds } from '../../guide/compare/facts.ts';
import { loadFlow, perform, plainRecipe } from '../../lab/index.ts';
import type { Cell } from './cells.ts';
import { type MeasuredFlow, measureFlow } from './measured-flow.ts';
import { groups, isSame } from './table.ts';

const measured = new Map<FlowId, MeasuredFlow>();
beforeAll(async () => {
  for (const id of flowIds) measured.set(id, await measureFlow(id));
});
function of(flow: FlowId): MeasuredFlow {
  const found = measured.get(flow);
  if (!found) throw new Error(`${flow} was not measured`);
  return found;
}

const rows = groups.flatMap((group) => group.rows);
function cellOf(row: string, flow: FlowId): Cell {
  const cell = rows.find(({ id }) => id === row)?.cell(flow, of(flow));
  if (!cell) throw new Error(`${row} says nothing of ${flow}`);
  return cell;
}
const textsOf = (row: string, flow: FlowId) => cellOf(row, flow).lines.map(({ text }) => text);

describe('the table', () => {
  it('has each row once, and says something of every flow in each', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, cell } of rows)
      for (const flow of flowIds)
        expect(cell(flow, of(flow))?.lines.length, `${id} of ${flow}`).toBeGreaterThan(0);
  });

  it('has no figure before the run, and every fact', () => {
    for (const { id, measured: comes, cell } of rows)
      expect(cell('hybrid', undefined) === undefined, id).toBe(comes || id === 'today');
  });

  it('has no line twice in a cell', () => {
    for (const { id } of rows)
      for (const flow of flowIds) expect(new Set(textsOf(id, flow)).size).toBe(textsOf(id, flow).length);
  });

  it('leads from every figure to an event of the very run, on its step', async () => {
    for (const flow of flowIds)
      for (const { id } of rows.filter((row) => row.measured))
        for (const { at } of cellOf(id, flow).lines) {
          if (!at) continue;
          const { events } = await tracesOf(at.flow, at.options);
          expect(at.flow).toBe(flow);
          expect(events[at.event], `${id} of ${flow}`).toMatchObject({ seq: at.event, step: at.step });
        }
  });

  it('leads nowhere from what was written down', () => {
    for (const { id, measured: comes } of rows)
      if (!comes) for (const flow of flowIds) expect(cellOf(id, flow).lines[0]?.at).toBeUndefined();
  });
});

const traces = new Map<string, ReturnType<typeof perform>>();
function tracesOf(flow: FlowId, options: Readonly<Record<string, string>>) {
  const key = JSON.stringify([flow, options]);
  const trace = traces.get(key) ?? perform(plainRecipe(flow, { options }));
  traces.set(key, trace);
  return trace;
}

describe.each(flowIds)('measured cells of %s', (flow) => {
  it('equal the measures', () => {
    const { messages, roundTrips, actions } = of(flow).run.measures;
    const [front, back] = [messages.front.length, messages.back.length];
    expect(textsOf('messages', flow)).toEqual([
      String(front + back),
      ...(front > 0 ? [`${front} front channel`] : []),
      `${back} back channel`,
    ]);
    expect(cellOf('messages', flow).lines[0]?.strokes?.filter((one) => one === 'front')).toHaveLength(front);
    expect(textsOf('round-trips', flow)[0]).toBe(String((front + back) / 2));
    expect(textsOf('round-trips', flow)).toContain(`${roundTrips.app.length} by the app`);
    expect(textsOf('user', flow)[0]?.startsWith('Yes')).toBe(actions.length > 0);
  });

  it('draw its messages in the order in which they are sent', async () => {
    const { events } = await tracesOf(flow, {});
    const steps = (await loadFlow(flow))?.steps.filter(({ extra }) => !extra).length ?? 0;
    const sent = events.flatMap((event) =>
      (event.kind === 'request' || event.kind === 'response') && event.step <= steps ? event.channel : [],
    );
    expect(cellOf('messages', flow).lines[0]?.strokes).toEqual(sent);
  });
});

describe('what the cells say', () => {
  it.each<[string, FlowId, string[]]>([
    ['user', 'client-credentials', ['No']],
    ['user', 'resource-owner-password', ['Yes, acts once']],
    ['secret', 'authorization-code-pkce', ['No']],
    ['secret', 'client-credentials', ['Yes, in a header']],
    ['messages', 'client-credentials', ['4', '4 back channel']],
    ['round-trips', 'client-credentials', ['2', '2 by the app']],
    ['tokens', 'implicit-form-post', ['ID, front']],
    ['tokens', 'hybrid', ['ID, front and back', 'access, back', 'refresh, back']],
    ['refresh', 'authorization-code', ['Works, rotated', 'only with offline_access']],
    ['refresh', 'client-credentials', ['No', 'offline_access is refused']],
    ['refresh', 'implicit-form-post', ['No', 'offline_access brings none']],
    ['in-urls', 'authorization-code', ['code']],
    ['in-urls', 'hybrid', ['Nothing']],
    ['exposed-id_token', 'implicit-form-post', ['browser memory', 'page source']],
    ['exposed-access_token', 'authorization-code', ['Nobody else']],
    ['exposed-access_token', 'authorization-code-pkce', ['script of the page']],
    ['exposed-access_token', 'implicit-form-post', ['has none']],
    ['exposed-password', 'resource-owner-password', ['the app', 'onlookers']],
    ['exposed-password', 'authorization-code', ['browser memory', 'onlookers']],
    ['stolen-code', 'authorization-code-pkce', ['PKCE verifier']],
    ['today', 'resource-owner-password', ['Discouraged']],
    ['oauth21', 'resource-owner-password', ['Removed']],
  ])('%s of %s', (row, flow, texts) => {
    expect(textsOf(row, flow)).toEqual(texts);
  });

  it('is the same where two flows do the same, and not where they do not', () => {
    const same = (row: string, one: FlowId, other: FlowId) => isSame(cellOf(row, one), cellOf(row, other));
    expect(same('messages', 'authorization-code', 'hybrid')).toBe(true);
    expect(same('messages', 'authorization-code', 'authorization-code-pkce')).toBe(false);
    expect(same('stolen-code', 'client-credentials', 'device-authorization')).toBe(true);
    expect(isSame(undefined, cellOf('messages', 'hybrid'))).toBe(false);
  });
});
