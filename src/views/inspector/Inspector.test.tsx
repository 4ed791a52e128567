import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type TraceModel, traceModel } from '../../trace/index.ts';
import type { Selection } from '../selection.ts';
import { ChecksTab } from './checks/ChecksTab.tsx';
import { InspectionContext } from './context.ts';
import { Inspector } from './Inspector.tsx';
import { MachineTab } from './machine/MachineTab.tsx';
import { pkceMap, walk } from './testing/walks.ts';
import { TokensTab } from './tokens/TokensTab.tsx';

const machine = pkceMap();

function selectionOf(model: TraceModel, seq: number, changes: Partial<Selection> = {}): Selection {
  const follow = { id: undefined, pinned: undefined, point() {}, press() {} };
  return { model, seq, pending: undefined, select() {}, follow, ...changes };
}

function messageAt(model: TraceModel, seq: number, changes: Partial<Selection> = {}): string {
  return renderToStaticMarkup(<Inspector selection={selectionOf(model, seq, changes)} machine={machine} />);
}

function tabAt(tab: React.ReactNode, model: TraceModel, seq: number): string {
  const inspection = { selection: selectionOf(model, seq), showToken() {} };
  return renderToStaticMarkup(<InspectionContext value={inspection}>{tab}</InspectionContext>);
}

describe('the inspector', async () => {
  const model = await walk();
  const { trace } = model;

  it('is a region with four tabs', () => {
    const html = messageAt(model, 0);
    expect(html).toContain('<section aria-label="Inspector"');
    expect([...html.matchAll(/role="tab"[^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual([
      'Message',
      'Tokens',
      'Checks',
      'Machine',
    ]);
  });

  it('draws every event, and every tab at every state', () => {
    for (const { seq } of trace.events) expect(messageAt(model, seq)).toContain('<h2');
    // The other tabs change with what came before, so a sample of events shows all of them.
    for (const { seq } of trace.events.filter((event) => event.kind === 'state' || event.kind === 'end')) {
      expect(tabAt(<TokensTab shown={undefined} />, model, seq)).not.toBe('');
      expect(tabAt(<ChecksTab />, model, seq)).toContain('so far');
      expect(tabAt(<MachineTab machine={machine} />, model, seq).match(/aria-current="step"/g)).toHaveLength(
        1,
      );
    }
  });

  it('says what waits, and that nothing has happened yet', () => {
    expect(messageAt(model, 5, { pending: 5 })).toContain('pending');
    expect(messageAt(traceModel({ ...trace, events: [] }), 0)).toContain('Nothing has happened yet');
  });

  it('lists every place of a pinned secret', () => {
    const code = trace.events.flatMap(({ seq }) => model.secretsAt(seq)).find(({ kind }) => kind === 'code');
    const follow = { id: code?.id, pinned: code?.id, point() {}, press() {} };
    const html = messageAt(model, 0, { follow });
    expect(html).toContain('aria-label="Follow code"');
    expect(html).toContain(code?.value);
  });

  it('draws foreign text as text only', () => {
    const evil = '"><img src=x onerror=alert(1)><script>';
    const events = trace.events.map((event) => {
      if (event.kind === 'request') {
        const url = `${event.message.url}${event.message.url.includes('?') ? '&' : '?'}x${encodeURIComponent(evil)}=${encodeURIComponent(evil)}`;
        return {
          ...event,
          message: { ...event.message, url, headers: [[evil, evil]] as [string, string][] },
        };
      }
      if (event.kind === 'response')
        return {
          ...event,
          message: { ...event.message, headers: [['location', evil]] as [string, string][], body: evil },
        };
      if (event.kind === 'state') return { ...event, to: evil };
      if (event.kind === 'work' || event.kind === 'action')
        return { ...event, label: evil, values: [{ name: evil, value: evil, note: evil }] };
      return event;
    });
    const hostile = traceModel({ ...trace, events });
    const last = events.length - 1;
    const tabs = [
      <TokensTab key="t" shown={undefined} />,
      <ChecksTab key="c" />,
      <MachineTab key="m" machine={machine} />,
    ];
    const drawn = [
      ...events.map(({ seq }) => messageAt(hostile, seq)),
      ...tabs.map((tab) => tabAt(tab, hostile, last)),
    ].join('');
    expect(drawn).toContain('&lt;script&gt;');
    expect(drawn).not.toMatch(/<(?:img|script)/);
  });
});
