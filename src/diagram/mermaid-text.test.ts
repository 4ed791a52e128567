import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { get } from '../protocol/http.ts';
import type { Party, SecretKind } from '../protocol/parties.ts';
import { BOX_MARGIN, LANE_WIDTH, plan, TEXT_PADDING } from './drawn.ts';
import { decode } from './encode.ts';
import { secretMark } from './marks.ts';
import { mermaidText } from './mermaid-text.ts';
import { chipText, rowText } from './rows.ts';
import { hostileTexts } from './testing/hostile.ts';
import { pkceWalk, plainWalk } from './testing/pkce-trace.ts';
import { check, DiagramBuilder, secret } from './testing/trace-builder.ts';
import { widthOf } from './text-width.ts';

/** The statements of a drawing as a reader sees them. */
function statements(trace: DiagramBuilder): string[] {
  const lines = decode(mermaidText(plan(trace.events))).split('\n');
  return lines
    .filter((line) => line.startsWith('  ') && !line.startsWith('  participant'))
    .map((line) => line.trim());
}

const both: readonly [Party, Party] = ['browser', 'authorization-server'];
const back: readonly [Party, Party] = ['authorization-server', 'browser'];

describe('lanes', () => {
  test('the five parties stand in order from the first event on', () => {
    const participants = mermaidText(plan([])).match(/participant .*/g);
    expect(participants).toEqual([
      'participant p0 as User',
      'participant p1 as Browser',
      'participant p2 as App',
      'participant p3 as Authorization<br/>Server',
      'participant p4 as API',
    ]);
  });

  test('the attacker joins on the right with its first event', () => {
    expect(mermaidText(plan(plainWalk()))).not.toContain('Attacker');
    expect(mermaidText(plan(pkceWalk()))).toContain('participant p5 as Attacker');
  });
});

describe('statements', () => {
  test('a request is a solid arrow, its response a dashed one', () => {
    const trace = new DiagramBuilder()
      .request(both, 'front', get('https://auth.example/authorize'))
      .response(back, 'front', { status: 302, headers: [['location', '/login']], body: '' });
    expect(statements(trace)).toEqual(['p1->>p3: GET /authorize', 'p3-->>p1: 302 to /login']);
  });

  test('an answer that waited for another exchange stands where it came', () => {
    const page = {
      status: 200,
      headers: [['content-type', 'text/html']] as const,
      body: '<title>Orders</title>',
    };
    const waits = { from: 'app', to: 'browser', channel: 'front', readers: [], exchange: 'x1' } as const;
    const trace = new DiagramBuilder()
      .request(['browser', 'app'], 'front', get('https://app.example/callback'))
      .request(['app', 'authorization-server'], 'back', get('https://auth.example/jwks'))
      .response(['authorization-server', 'app'], 'back', { status: 204, headers: [], body: '' })
      .add({ kind: 'response', ...waits, message: page });
    expect(statements(trace)).toEqual([
      'p1->>p2: GET /callback',
      'p2->>p3: GET /jwks',
      'p3-->>p2: 204 No Content',
      'p2-->>p1: 200 page “Orders”',
    ]);
  });

  test('an action goes from a person to a screen', () => {
    expect(statements(new DiagramBuilder().action('Ana picks Login', 'app'))).toEqual([
      'p0->>p2: Ana picks Login',
    ]);
  });

  test('a step is numbered where it begins', () => {
    const trace = new DiagramBuilder()
      .action('zero', 'app')
      .step(1)
      .action('one', 'app')
      .action('again', 'app')
      .step(2)
      .action('two', 'app');
    expect(statements(trace).map((line) => line.slice(line.indexOf(':') + 2))).toEqual([
      'zero',
      '1. one',
      'again',
      '2. two',
    ]);
  });

  test('secrets stand as chips below, as many in a row as fit', () => {
    const secrets = [
      secret('state', 'a3f2'),
      secret('nonce', '77c1'),
      secret('cookie', 'sid7'),
      secret('code', 'x0Qk'),
    ];
    const trace = new DiagramBuilder()
      .request(both, 'front', get('https://auth.example/a'), secrets)
      .request(['browser', 'app'], 'front', get('https://app.example/b'), secrets.slice(0, 2));
    expect(statements(trace)).toEqual([
      'p1->>p3: GET /a<br/>◆ state a3f2 · ● nonce 77c1 · ◐ cookie sid7<br/>★ code x0Qk',
      'p1->>p2: GET /b<br/>◆ state a3f2<br/>● nonce 77c1',
    ]);
  });

  test('work is a note over its party, with what its checks came to', () => {
    const trace = new DiagramBuilder()
      .work('app', 'Makes a verifier')
      .work('app', 'Checks', [check('a'), check('b')])
      .work('app', 'Checks', [check('a'), check('The verifier fits', false)]);
    expect(statements(trace)).toEqual([
      'Note over p2: Makes a verifier',
      'Note over p2: Checks<br/>✓ 2 checks passed',
      'Note over p2: Checks<br/>✗ refused: The verifier fits',
    ]);
  });

  test('an end is a note over all lanes', () => {
    const trace = new DiagramBuilder().add({
      kind: 'end',
      outcome: 'refused',
      state: 'denied',
      reason: 'Ana said no.',
    });
    expect(statements(trace)).toEqual(['Note over p0,p4: ✗ Stopped. Ana said no.']);
  });

  test('a changed or injected message says so in words', () => {
    const trace = new DiagramBuilder()
      .request(both, 'front', get('https://auth.example/a'), [], { edited: true })
      .request(both, 'front', get('https://auth.example/a'), [], { injected: true });
    expect(statements(trace)).toEqual(['p1->>p3: GET /a<br/>! edited', 'p1->>p3: GET /a<br/>! injected']);
  });

  test('state and time are not drawn', () => {
    const trace = new DiagramBuilder()
      .add({ kind: 'state', from: 'a', to: 'b' })
      .add({ kind: 'time', seconds: 5 })
      .action('x', 'app');
    expect(statements(trace)).toEqual(['p0->>p2: x']);
  });
});

describe('foreign text', () => {
  const allowed =
    /^(sequenceDiagram| {2}participant p\d as [\w<>/ ]+| {2}p\d--?>>p\d: .*| {2}Note over p\d(,p\d)?: .*|)$/;

  test('no text makes a statement of its own', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts));
    fc.assert(
      fc.property(texts, (text) => {
        const trace = new DiagramBuilder()
          .action(text, 'browser')
          .request(both, 'front', { method: text, url: text, headers: [] }, [secret('code', text)])
          .work('app', text, [check(text, false)])
          .add({ kind: 'end', outcome: 'complete', state: text, reason: text });
        const lines = mermaidText(plan(trace.events)).split('\n');
        expect(lines).toHaveLength(1 + 5 + 4 + 1);
        for (const line of lines) {
          expect(line).toMatch(allowed);
          expect(line.replaceAll('<br/>', '').replace(/^.*?: /, '')).not.toMatch(/[#;%{}`$"\\&]/);
        }
      }),
    );
  });
});

describe('widths', () => {
  test('every label keeps to its lanes, so that a growing run moves none of them', () => {
    for (const { rows, from, to, shape } of plan(pkceWalk()).drawn)
      if (shape === 'arrow' && Math.abs(Number(from.id.slice(1)) - Number(to.id.slice(1))) === 1)
        for (const row of rows)
          expect(widthOf(rowText(row))).toBeLessThanOrEqual(LANE_WIDTH - 2 * TEXT_PADDING);
  });

  test('every kind of chip fits between two neighbours', () => {
    for (const kind of Object.keys(secretMark) as SecretKind[])
      expect(widthOf(chipText(secret(kind, '8d2e'))), kind).toBeLessThanOrEqual(
        LANE_WIDTH - 2 * TEXT_PADDING,
      );
  });

  test('no two kinds share a shape', () => {
    const glyphs = Object.values(secretMark).map(({ glyph }) => glyph);
    expect(new Set(glyphs).size).toBe(glyphs.length);
    expect(BOX_MARGIN).toBeGreaterThan(6);
  });
});
