import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../../diagram/testing/hostile.ts';
import { rfc } from '../../protocol/spec.ts';
import type { Trace } from '../events.ts';
import { answers, asks, performed, traceOf, works } from '../testing/traces.ts';
import { traceText } from './text.ts';

const check = (id: string, passed: boolean) => ({
  ...{ id, title: `About ${id}`, passed, expected: 'this', actual: 'that' },
  spec: rfc(7636, '4.6'),
});

/** The lines that tell of an event itself, and those below them. */
function linesOf(trace: Trace) {
  const [title = '', ...lines] = traceText(trace).trimEnd().split('\n');
  const isHead = (line: string) => /^ *\d+ {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}step \d/.test(line);
  return { title, heads: lines.filter(isHead), below: lines.filter((line) => !isHead(line)) };
}

describe('a trace as text', () => {
  it('has a line for each event, and what belongs to it below', () => {
    const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
    const json = [['Content-Type', 'application/json']] as const;
    const trace = traceOf(
      { kind: 'state', from: '', to: 'waiting' },
      {
        kind: 'action',
        by: 'user',
        on: 'browser',
        name: 'a',
        label: 'Signs in',
        values: [{ name: 'x', value: '1' }],
      },
      asks('x1', 'app', 'authorization-server', {
        ...{ method: 'POST', url: 'https://as.example/token?a=1#f', headers: form, body: 'b=2&b=&c=%0A' },
      }),
      works('authorization-server', {
        ...{ label: 'Checks it', values: [{ name: 'code', value: 'abc', note: 'once' }] },
        checks: [check('one', true), check('two', false), check('device_allowed', false)],
      }),
      answers('x1', 'authorization-server', 'app', {
        ...{ status: 400, headers: json, body: '{"error":"invalid_grant","n":[1,{"a":null}]}' },
      }),
      { kind: 'time', seconds: 5 },
      { kind: 'state', from: 'waiting', to: 'refused' },
      { kind: 'end', outcome: 'refused', state: 'refused', reason: 'No.', error: 'invalid_grant' },
    );
    expect(traceText(trace)).toBe(
      `authorization-code-pkce, 8 events
0  1970-01-01T00:00:00.000Z  step 1  machine: starts in waiting
1  1970-01-01T00:00:00.001Z  step 1  user -> browser: Signs in
     value  x = 1
2  1970-01-01T00:00:00.002Z  step 1  app -> authorization-server: POST https://as.example/token (back channel)
     query  a = 1
     fragment  f
     header  Content-Type: application/x-www-form-urlencoded
     form  b = 2
     form  b = 
     form  c = \\n
3  1970-01-01T00:00:00.003Z  step 1  authorization-server: Checks it
     value  code = abc
            once
     check  passed: About one [one, RFC 7636 §4.6]
     check  refused: About two [two, RFC 7636 §4.6]
            expected: this
            found:    that
     check  refused: About device_allowed [device_allowed, RFC 7636 §4.6]
            expected: this
            found:    that
4  1970-01-01T00:00:00.004Z  step 1  authorization-server -> app: 400 (back channel)
     header  Content-Type: application/json
     json  error = invalid_grant
     json  n = [1,{"a":null}]
5  1970-01-01T00:00:00.005Z  step 1  clock: 5 s later
6  1970-01-01T00:00:00.006Z  step 1  machine: waiting to refused
7  1970-01-01T00:00:00.007Z  step 1  end: refused
     state  refused
     error  invalid_grant
     why    No.
`,
    );
  });

  it('says of a device that polls too early that it is not yet allowed', async () => {
    const { below } = linesOf(await performed({}, 'device-authorization'));
    expect(below.some((line) => /check {2}not yet: .*device_allowed/.test(line))).toBe(true);
    expect(below.some((line) => line.includes('check  refused'))).toBe(false);
  });

  it('tells what is in a redirect, a page and a token', async () => {
    const { below } = linesOf(
      await performed({ options: { responseType: 'code id_token token' } }, 'hybrid'),
    );
    const text = below.join('\n');
    for (const what of [
      /location (query|fragment) {2}transaction = \S/,
      /page {2}.*\(sends itself\)\n +field {2}\S+ = \S/,
      /(field|form) {2}id_token = eyJ\S+\n +header {2}\{"alg":"RS256".*\n +claims {2}\{"iss":"https:\/\/auth/,
      /readable in {2}.*browser memory/,
    ])
      expect(text).toMatch(what);
  });

  it('marks what somebody changed or sent again', async () => {
    const at = 'request POST /oauth/token';
    const edits = [{ parameter: 'code_verifier', value: 'guessed' }];
    const { heads } = linesOf(
      await performed({
        moves: [
          { at, do: 'replay' },
          { at, do: 'edit', edits },
        ],
      }),
    );
    expect(heads.filter((line) => line.includes('injected'))).not.toEqual([]);
    expect(heads.filter((line) => line.includes('(back channel, edited)'))).toHaveLength(1);
  });

  it('keeps foreign text on its line, where it cannot act on a terminal', async () => {
    const forged = hostileTexts.concat(
      '\n99  2026-01-15T12:00:00.000Z  step 1  forged',
      '\u001b]0;title\u0007',
    );
    const edits = forged.map((add, at) => ({ parameter: `p${at}`, add }));
    const trace = await performed({ moves: [{ at: 'request GET /authorize', do: 'edit', edits }] });
    const { heads } = linesOf(trace);
    expect(heads).toHaveLength(trace.events.length);
    expect(traceText(trace).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it('takes a trace without events, and a time that is none', () => {
    expect(traceText(traceOf())).toBe('authorization-code-pkce, 0 events\n');
    const [event] = traceOf(works('app')).events;
    const odd = { ...traceOf(), events: [{ ...event, at: Number.NaN }] } as Trace;
    expect(traceText(odd)).toContain('0  NaN ms  step 1  app: Works');
  });
});
