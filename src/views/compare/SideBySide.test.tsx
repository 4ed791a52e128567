import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { steps } from '../../flows/authorization-code-pkce/steps.ts';
import { compareTraces, type Difference, type Trace, traceModel } from '../../trace/index.ts';
import { performed, traceOf, works } from '../../trace/testing/traces.ts';
import { eventSentence } from '../event-words.ts';
import { BesidePanel } from './BesidePanel.tsx';
import { DifferencesPane } from './DifferencesPane.tsx';
import { SideBySide } from './SideBySide.tsx';

const untouched = await performed();
const tampered = await performed({
  moves: [
    {
      at: 'request GET /authorize',
      do: 'edit',
      edits: [{ parameter: 'code_challenge', value: `x${'A'.repeat(42)}` }],
    },
  ],
});
const draw = (right: Trace, row?: number, left = untouched) =>
  renderToStaticMarkup(
    <SideBySide
      left={{ title: 'As it was', trace: left, flow: 'The flow', steps }}
      right={{ title: 'As it is <b>', trace: right, steps }}
      row={row}
      onRow={() => {}}
    />,
  );
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const rowsOf = (html: string) =>
  html
    .split('<tr data-row="')
    .slice(1)
    .map((row) => row.split('</tr>')[0] ?? '');
const statusOf = (html: string) => /role="status"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
const differencesOf = (html: string) =>
  words(/<section aria-label="Differences"(.*?)<\/section>/s.exec(html)?.[1] ?? '');

describe('two runs side by side', () => {
  const html = draw(tampered);
  const comparison = compareTraces(traceModel(untouched), traceModel(tampered));
  const checking = comparison.rows.findIndex(({ differences }) =>
    differences.some(({ name }) => name === 'verifier_matches_challenge'),
  );

  it('have heads: what they are called, their flow, how they ended', () => {
    const head = words(/<thead>(.*?)<\/thead>/s.exec(html)?.[1] ?? '');
    expect(head).toContain('As it was The flow 20 messages, complete');
    expect(head).toMatch(/As it is &lt;b&gt; authorization-code-pkce \d+ messages, refused at step 8/);
  });

  it('have a row for each pair, in the steps of the flow', () => {
    expect(rowsOf(html)).toHaveLength(comparison.rows.length);
    for (const { title } of steps.filter(({ extra }) => !extra)) expect(words(html)).toContain(title);
  });

  it('mark what differs, what is on one side only, what was edited and what was refused', () => {
    const rows = rowsOf(html).map(words);
    expect(rows[0]).toMatch(/the same/);
    expect(rows.filter((row) => row.includes('edited'))).toEqual([expect.stringContaining('GET /authorize')]);
    expect(rows.filter((row) => row.includes('refused'))[0]).toContain('Checks the token request');
    const alone = comparison.rows.filter(({ left, right }) => !left || !right);
    expect(rows.filter((row) => row.includes('only here'))).toHaveLength(alone.length);
  });

  it('stand at the first difference, and say it', () => {
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(rowsOf(html)[2]).toContain('GET /authorize');
    expect(html).toContain('<tr data-row="2" aria-current="step"');
    expect(statusOf(html)).toBe(
      'Row 3 of 38. Browser to Authorization Server: GET /authorize. Different: code_challenge.',
    );
    expect(differencesOf(html)).toContain('query parameter');
  });

  it('show both verdicts of a check that came out otherwise', () => {
    const there = draw(tampered, checking);
    const text = differencesOf(there);
    expect(text).toMatch(
      /The code_verifier gives the stored code_challenge left Passed found \S+ .*right Refused expected/,
    );
    expect(text).toContain('2 checks were made on one side only');
    expect(statusOf(there)).toContain('verifier_matches_challenge refused on the right');
  });

  it('mark the characters that differ', () => {
    const asked = (challenge: string) => traceOf(works('app', { values: [{ name: 'v', value: challenge }] }));
    const marked = draw(asked('abcdefghijklmnopX'), 0, asked('abcdefghijklmnopY'));
    expect([...marked.matchAll(/<mark[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['Y', 'X']);
  });

  it('fold what is new in each run', async () => {
    const other = await performed({ seed: 'another' });
    const row = compareTraces(traceModel(untouched), traceModel(other)).rows.findIndex(
      ({ differences }) => differences.length === 4,
    );
    const folded = differencesOf(draw(other, row));
    expect(folded).toContain('4 values are new in each run');
    expect(folded).toContain('The two runs differ only in values that are new in each run.');
  });

  it('say that they are the same, and that nothing has happened', () => {
    const same = draw(untouched);
    expect(differencesOf(same)).toContain('The two runs are the same, message by message.');
    expect(same).toContain('<tr data-row="0" aria-current="step"');
    const nothing = traceOf();
    expect(statusOf(draw(nothing, 7, nothing))).toBe('Neither run has an event yet.');
  });

  it('have buttons of which only one is called Next', () => {
    const names = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, inside]) =>
      words(inside ?? '').trim(),
    );
    expect(names).toEqual(
      expect.arrayContaining(['Back', 'Next', 'To the difference before', 'To the following difference']),
    );
    expect(names.filter((name) => /next/i.test(name))).toEqual(['Next']);
  });

  it('draw every row of every pair of runs', async () => {
    const other = await performed({}, 'device-authorization');
    const comparison = compareTraces(traceModel(untouched), traceModel(other));
    for (const [at, { left, right }] of comparison.rows.entries()) {
      const event = left ?? right;
      const pane = renderToStaticMarkup(<DifferencesPane comparison={comparison} row={at} />);
      expect(words(pane)).toContain(words(renderToStaticMarkup(event && eventSentence(event))));
      // The table is the same for each but for its mark.
      if (at % 9 === 0) expect(draw(other, at)).toContain(`data-row="${at}" aria-current="step"`);
    }
  });
});

describe('the panel of a live run', () => {
  const difference: Difference = {
    ...{ place: 'query parameter', name: 'scope', left: 'openid', right: undefined, fresh: false },
  };
  const [counterpart] = traceModel(untouched).stops;
  const panel = (differences: readonly Difference[], onlyHere = false) =>
    words(
      renderToStaticMarkup(
        <BesidePanel
          differences={differences}
          counterpart={onlyHere ? undefined : counterpart}
          onlyHere={onlyHere}
        />,
      ),
    );

  it('lists what differs, untouched and now', () => {
    const text = panel([difference]);
    expect(text).toContain('Beside the untouched run');
    expect(text).toContain('There: User to Browser: Picks Log in.');
    expect(text).toMatch(/scope query parameter openid not there/);
  });

  it('says that an event is only here', () => {
    expect(panel([], true)).toContain('Only in this run');
  });

  it('is not there where nothing differs', () => {
    expect(panel([])).toBe('');
  });
});
