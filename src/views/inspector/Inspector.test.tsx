import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { flowIds } from '../../flows/index.ts';
import { type TraceModel, traceModel } from '../../trace/index.ts';
import type { Selection } from '../selection.ts';
import { ChecksTab } from './checks/ChecksTab.tsx';
import { InspectionContext } from './context.ts';
import { Inspector } from './Inspector.tsx';
import { MachineTab } from './machine/MachineTab.tsx';
import { flowMap, walk } from './testing/walks.ts';
import { TokensTab } from './tokens/TokensTab.tsx';

const machine = await flowMap();

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

  it.each(flowIds)('draws every event of %s, its tokens and its machine at the end', async (id) => {
    const own = await walk({}, id);
    const map = await flowMap(id);
    for (const { seq } of own.trace.events) expect(messageAt(own, seq)).toContain('<h2');
    const last = own.trace.events.length - 1;
    expect(tabAt(<TokensTab shown={undefined} />, own, last)).toMatch(/aria-label="(ID|Access) token /);
    expect(tabAt(<MachineTab machine={map} />, own, last)).toContain('Copy as XState source');
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

  it('works hash claims out again, and lays two ID tokens side by side', async () => {
    const hybrid = await walk({ options: { responseType: 'code id_token token' } }, 'hybrid');
    const last = hybrid.trace.events.length - 1;
    const drawn = hybrid.trace.events.map(({ seq }) => messageAt(hybrid, seq));
    const proven = (claim: string) => drawn.filter((html) => html.includes(`${claim}, worked out again`));
    expect(proven('c_hash')).toHaveLength(1);
    expect(proven('at_hash')).toHaveLength(3);
    for (const html of proven('at_hash')) expect(html).toContain('data-equal="true"');
    expect(tabAt(<TokensTab shown={undefined} />, hybrid, last)).toContain('Two ID tokens');
    expect(tabAt(<TokensTab shown={undefined} />, model, trace.events.length - 1)).not.toContain(
      'Two ID tokens',
    );
  });

  it('shows what an app proves itself with beside its tokens', async () => {
    const options = { clientAuthentication: 'private_key_jwt', dpop: 'on' };
    const job = await walk({ options }, 'client-credentials');
    const html = tabAt(<TokensTab shown={undefined} />, job, job.trace.events.length - 1);
    expect(html).toContain('What the app proved itself with');
    expect(html).toContain('aria-label="Client assertion ');
    expect(html).toContain('aria-label="DPoP proof ');
    expect(html).toContain('from the trace alone this signature cannot be verified');
    expect(html).not.toContain('>unknown<');
  });

  it('names every place that held the password, and who could read what was typed', async () => {
    const trusting = await walk({}, 'resource-owner-password');
    const drawn = trusting.trace.events.map(({ seq }) => messageAt(trusting, seq));
    const told = drawn.filter((html) => html.includes('Every place that held the password'));
    expect(told).toHaveLength(3);
    for (const html of told) expect(html).toContain('The app held the password');
    expect(drawn.filter((html) => html.includes('Who could read what was typed'))).toHaveLength(1);
    const redirected = trace.events.map(({ seq }) => messageAt(model, seq)).join('');
    expect(redirected).toContain('The app never held the password');
    expect(redirected).not.toContain('The app held the password');
  });

  it('says where a pinned secret could be read, and where never', () => {
    const pinned = (kind: string) => {
      const secret = trace.events.flatMap(({ seq }) => model.secretsAt(seq)).find((one) => one.kind === kind);
      return messageAt(model, 0, { follow: { id: secret?.id, pinned: secret?.id, point() {}, press() {} } });
    };
    expect(pinned('code')).toMatch(/Could be read in.*address bar<.*\(2 events\)/);
    expect(pinned('code_verifier')).toMatch(
      /no place beside its parties.*Never in.*address bar, browser history/,
    );
  });

  it('ends with the error that went over the wire, explained', async () => {
    const denied = await walk({ options: { consent: 'denied' } });
    const html = messageAt(denied, denied.trace.events.length - 1);
    expect(html).toContain('<strong>access_denied</strong>');
    expect(html).toContain('The user said no');
    expect(messageAt(model, trace.events.length - 1)).not.toContain('went over the wire');
  });

  it('shows what a page takes to the app by itself', async () => {
    const posted = await walk({}, 'implicit-form-post');
    const page = posted.trace.events.find(
      ({ kind, seq }) =>
        kind === 'response' && posted.secretsAt(seq).some((secret) => secret.kind === 'id_token'),
    );
    const html = messageAt(posted, page?.seq ?? -1);
    expect(html).toContain('The page takes to the app by itself');
    expect(html).toContain('Show in Tokens');
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
