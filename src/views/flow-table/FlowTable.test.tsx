import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FlowId, flowIds } from '../../guide/compare/facts.ts';
import { disagreements } from '../../guide/disagreements.ts';
import { entryById } from '../../protocol/dictionary/index.ts';
import { Disagreements } from './Disagreements.tsx';
import { FlowTable } from './FlowTable.tsx';
import { Key } from './Key.tsx';
import type { FlowTableLinks } from './links.ts';
import { type MeasuredFlow, measureFlow } from './measured-flow.ts';
import { Progress } from './Progress.tsx';

const links: FlowTableLinks = {
  hrefOf: (query) => `#/compare?${new URLSearchParams(query)}`,
  runHref: (flow, options) => `#/flows/${flow}?${new URLSearchParams(options)}`,
  eventHref: (flow, _options, { event }) => `#/flows/${flow}?event=${event}`,
  chooseHref: () => '#/choose',
  glossaryHref: ({ entry = '' }) => `#/glossary?entry=${entry}`,
  sideBySideLink: async () => '#/side-by-side',
};

const CODE = 'authorization-code';
const measured = new Map<FlowId, MeasuredFlow>();
beforeAll(async () => {
  for (const id of [CODE, 'hybrid'] as const) measured.set(id, await measureFlow(id));
});

const draw = (flows: readonly FlowId[], onlyDifferent = false, given = links) =>
  renderToStaticMarkup(
    <FlowTable flows={flows} picks={{ flows, onlyDifferent }} measured={measured} links={given} />,
  );
const count = (html: string, what: RegExp) => [...html.matchAll(what)].length;

describe('the table', () => {
  it('has a head for each flow and each row, and a caption that says what was counted', () => {
    const html = draw(flowIds);
    expect(count(html, /<th scope="col"/g)).toBe(7);
    expect(count(html, /<th scope="row"/g)).toBe(count(html, /<tr data-row=/g));
    expect(count(html, /<th scope="rowgroup"/g)).toBe(5);
    expect(html).toMatch(/<caption[^>]*>[^<]*default options, up to the API&#x27;s answer/);
  });

  it('waits for what is not measured yet, and shows facts meanwhile', () => {
    const html = draw(flowIds);
    expect(html).toContain('aria-busy="true"');
    const cell = (row: string, flow: string) =>
      html.split(`data-row="${row}"`)[1]?.split(`data-flow="${flow}"`)[1]?.split('</td>')[0] ?? '';
    expect(cell('messages', 'device-authorization')).toContain('…');
    expect(cell('messages', CODE)).toContain('>20</a>');
    expect(cell('client', 'device-authorization')).toContain('Public: TV');
    expect(draw([CODE, 'hybrid'])).toContain('aria-busy="false"');
  });

  it('marks what differs between two flows, and can leave the rest out', () => {
    const html = draw([CODE, 'hybrid']);
    expect(html).toMatch(/data-row="messages" data-differs="false"/);
    expect(html).toMatch(/data-row="tokens" data-differs="true"/);
    const different = count(html, /data-differs="true"/g);
    expect(count(html, />differs</g)).toBe(different);
    const only = draw([CODE, 'hybrid'], true);
    expect(count(only, /data-differs="true"/g)).toBe(different);
    expect(only).not.toContain('data-differs="false"');
  });

  it('leads from figures to their event, and to the run where events have no address', () => {
    const last = measured.get(CODE)?.run.measures.messages.back.at(-1);
    expect(draw([CODE, 'hybrid'])).toContain(`href="#/flows/${CODE}?event=${last}"`);
    const { eventHref: _, ...without } = links;
    expect(draw([CODE, 'hybrid'], false, without)).not.toContain('event=');
  });
});

describe('around the table', () => {
  it('says how far the runs are, what failed, and nothing when all is there', () => {
    const progress = (flows: number, failed: readonly (readonly [FlowId, string])[]) =>
      renderToStaticMarkup(
        <Progress
          measured={{
            flows: new Map(flowIds.slice(0, flows).map((id) => [id, {} as MeasuredFlow])),
            failed: new Map(failed),
          }}
        />,
      );
    expect(progress(3, [])).toContain('3 of 7');
    expect(progress(7, [])).toBe('');
    const failure = progress(6, [['hybrid', 'No <b>crypto</b>']]);
    expect(failure).toContain('role="alert"');
    expect(failure).toContain('No &lt;b&gt;crypto&lt;/b&gt;');
  });

  it('explains channels in the glossary, under entries that there are', () => {
    const html = renderToStaticMarkup(<Key links={links} />);
    const entries = [...html.matchAll(/glossary\?entry=([^"]+)/g)].map(([, entry]) => entry ?? '');
    expect(entries).toHaveLength(2);
    for (const entry of entries) expect(entryById(entry), entry).toBeDefined();
  });

  it('lists where the sources disagree, for the flows that are shown', () => {
    const listed = (flows?: readonly FlowId[]) =>
      count(renderToStaticMarkup(<Disagreements all={disagreements} flows={flows} />), /<th scope="row"/g);
    expect(listed()).toBe(disagreements.length);
    const about = disagreements.filter((one) => one.flows.includes('hybrid')).length;
    expect(listed(['hybrid'])).toBe(about);
    expect(about).toBeLessThan(disagreements.length);
  });
});
