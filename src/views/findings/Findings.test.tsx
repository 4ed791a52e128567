import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { codeParts, inOrder } from '../../diagnosis/testing/made-code.ts';
import { madeTrace } from '../../diagnosis/testing/made-trace.ts';
import { rfc } from '../../protocol/spec.ts';
import { traceModel } from '../../trace/index.ts';
import type { FindingActs } from './acts.ts';
import { Findings } from './Findings.tsx';

const model = traceModel(madeTrace('authorization-code-pkce', inOrder(codeParts())));
const finding = (changes: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'redirect_uri_differs', weight: 'error', certainty: 'proved', explains: [] },
  says: 'The `redirect_uri` is another.',
  because: 'The server compares them.',
  evidence: [
    {
      what: 'redirect_uri',
      ...{ expected: 'https://shop.example/signin', actual: 'http://shop.example/signin' },
      ...{ where: "the token request's form", seq: 6, expectedSeq: 0 },
    },
  ],
  ...{ checkFirst: ['Look at the proxy.'], isNot: 'It is not the code.', specs: [rfc(6749, '4.1.3')] },
  ...changes,
});
const held = {
  rule: 'state_echoed',
  topic: 'state',
  title: 'The state comes back',
  spec: rfc(6749, '10.12'),
};
const draw = (diagnosis: Partial<AttemptDiagnosis>, acts: Partial<FindingActs> = {}) =>
  renderToStaticMarkup(
    <Findings
      diagnosis={{ findings: [], checks: [], ...diagnosis }}
      {...{ model, seq: 6, onEvent() {}, ...acts }}
    />,
  );
const text = (html: string) => html.replace(/<[^>]*>/g, '');

describe('the findings', () => {
  it('are a region; the first is open with its proof, the others are a line', () => {
    const html = draw({
      findings: [finding(), finding({ rule: 'nonce_differs', says: 'The nonce is another.' })],
    });
    expect(html).toContain('<section aria-label="Findings"');
    expect([...html.matchAll(/data-rule="([^"]+)"/g)].map(([, rule]) => rule)).toEqual([
      'redirect_uri_differs',
      'nonce_differs',
    ]);
    expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
    expect(text(html)).toContain('1. Error · proved by this trace');
    expect(text(html)).toContain('2. Error · proved');
    expect(html.match(/<table/g)).toHaveLength(1);
    for (const words of [
      'The server compares them.',
      'Look at the proxy.',
      'It is not the code.',
      'RFC 6749 §4.1.3',
    ])
      expect(text(html)).toContain(words);
  });

  it('mark the characters in which expected and found differ, and say so', () => {
    const html = draw({ findings: [finding()] });
    expect(html.match(/<mark[^>]*>([^<]*)<\/mark>/g)?.map(text)).toEqual(['s']);
    expect(text(html)).toContain('Only the scheme differs: https and http.');
  });

  it('mark nothing in what is said in words', () => {
    const evidence = [
      { what: 'gap between polls', expected: 'at least 5 s', actual: '1 s', where: 'there', seq: 1 },
    ];
    const html = draw({ findings: [finding({ evidence })] });
    expect(html).not.toContain('<mark');
    expect(text(html)).toContain('at least 5 s');
  });

  it('lead to the events that show it, and name the present one', () => {
    const html = draw({ findings: [finding()] });
    expect(text(html)).toContain('Show GET /authorize');
    expect(html).toMatch(/aria-current="true"[^>]*><span[^>]*>Show <\/span>the token request&#x27;s form/);
  });

  it('say which attempt an event of another stands in', () => {
    const evidence = [{ what: 'code', actual: 'c', where: 'the callback', seq: 3, attempt: 1 }];
    const findings = [finding({ evidence })];
    const among = { attempt: 0, onEvent() {} };
    expect(text(draw({ findings }, { among }))).toContain('the callback (in attempt 2)');
    expect(draw({ findings })).not.toContain('Show </span>the callback');
    expect(text(draw({ findings }))).toContain('the callback (attempt 2)');
  });

  it('say what was expected where nothing was found', () => {
    const evidence = [{ what: 'nonce', expected: 'n-0S6', where: 'the ID token', seq: 7 }];
    expect(text(draw({ findings: [finding({ evidence })] }))).toMatch(/expectedn-0S6.*foundnothing/);
  });

  it('offer what can be done: a replay only where there is a fault', () => {
    const acts = { onReference() {}, onReplay() {} };
    const fault = { message: 'token request', field: 'redirect_uri' } as const;
    expect(text(draw({ findings: [finding()] }, acts))).not.toContain('Replay');
    const html = draw({ findings: [finding({ fault })] }, acts);
    expect(text(html)).toContain('See it rightReplay with this fault');
    expect(text(draw({ findings: [finding({ fault })] }))).not.toMatch(/See it right|Replay/);
  });

  it('say of a clean trace what was and what was not checked, and keep notes closed', () => {
    const html = draw({
      findings: [finding({ weight: 'note' })],
      checks: [
        { ...held, topic: 'state', verdict: 'held', seqs: [0] },
        { ...held, topic: 'nonce', rule: 'n', verdict: 'untold', lacks: 'No ID token.', seqs: [] },
      ],
    });
    expect(text(html)).toContain('Nothing wrong found1 rule checked and right. 1 rule could not be checked');
    expect(html).not.toContain('aria-expanded="true"');
    expect(text(html)).toContain('What was checked: 1 held, 1 could not be told');
  });

  it('are text, whatever they say, and little of it where it is long', () => {
    const evil = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(1_000_000)}`;
    const html = draw({
      findings: [
        finding({
          ...{ says: evil, because: evil, checkFirst: [evil], isNot: evil },
          evidence: [{ what: evil, expected: evil, actual: `${evil}y`, where: evil, seq: 1 }],
        }),
      ],
    });
    expect(html).not.toContain('<img');
    // What is copied is the whole value; nothing else in the page is.
    expect(html.length).toBeLessThan(20_000);
    expect(html).not.toContain('\u202e');
    expect(html).toContain('\\u{202e}');
  });

  it('say that they are being worked out', () => {
    expect(
      text(renderToStaticMarkup(<Findings diagnosis={undefined} {...{ model, seq: 0, onEvent() {} }} />)),
    ).toBe('FindingsChecking…');
  });
});
