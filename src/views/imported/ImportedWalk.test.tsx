import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { codeParts, inOrder } from '../../diagnosis/testing/made-code.ts';
import { madeTrace } from '../../diagnosis/testing/made-trace.ts';
import type { Trace, TraceLack } from '../../trace/index.ts';
import { AttemptHead } from './AttemptHead.tsx';
import { AttemptList } from './AttemptList.tsx';
import { attemptRows } from './attempts.ts';
import { LackList } from './LackList.tsx';
import { LACKS } from './words.ts';

const made = madeTrace('authorization-code-pkce', inOrder(codeParts()));
const named = (title: string, lacks: readonly TraceLack[] = []): Trace => ({
  ...made,
  imported: { title, lacks, origins: {}, exporters: ['Chrome DevTools 156', '<b>x</b>'] },
});
const nothing: Diagnosis = { attempts: [], findings: [] };
const head = (traces: readonly Trace[]) =>
  renderToStaticMarkup(
    <AttemptHead
      imported={{ traces, files: [], problems: [] }}
      diagnosis={nothing}
      attempt={0}
      onAttempt={() => {}}
    />,
  );
const text = (html: string) => html.replace(/<[^>]*>/g, '');

describe('the head of an attempt', () => {
  it('says the flow, which one it is, and who recorded it, as text', () => {
    const html = head([named('id.example, <i>shop</i>\u202e')]);
    expect(html).toContain('<h1');
    expect(text(html)).toContain('Authorization Code with PKCE');
    expect(html).toContain('id.example, &lt;i&gt;shop&lt;/i&gt;\\u{202e}');
    expect(html).toContain('Chrome DevTools 156, &lt;b&gt;x&lt;/b&gt;');
  });

  it('offers the other attempts and what is missing only where there are any', () => {
    expect(text(head([named('a')]))).not.toMatch(/Attempt|Not in this export/);
    expect(text(head([named('a', ['cookies']), named('b')]))).toMatch(
      /Not in this export: 1.*Attempt 1 of 2/,
    );
  });
});

describe('the list of attempts', () => {
  it('has a button for each of fifty, the present one marked', () => {
    const traces = Array.from({ length: 50 }, (_, at) => named(`attempt ${at}`));
    const html = renderToStaticMarkup(
      <AttemptList rows={attemptRows(traces, nothing)} present={7} onPick={() => {}} />,
    );
    expect(html.match(/<button/g)).toHaveLength(50);
    expect(html.match(/aria-current="true"[^>]*><span[^>]*>8</g)).toHaveLength(1);
  });
});

describe('what an export lacks', () => {
  it('is said in plain words, each as its own', () => {
    const lacks = Object.keys(LACKS) as TraceLack[];
    const html = renderToStaticMarkup(<LackList lacks={lacks} />);
    expect(html.match(/<dt/g)).toHaveLength(lacks.length);
    expect(new Set(Object.values(LACKS).map((words) => words.text)).size).toBe(lacks.length);
  });
});
