import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../diagnosis/finding.ts';
import { rfc } from '../../protocol/spec.ts';
import { type Ticket, ticketText } from './ticket.ts';

const row = (changes: Partial<Evidence> = {}): Evidence => ({
  ...{ what: 'redirect_uri', expected: 'https://shop.example/signin', actual: 'http://shop.example/signin' },
  ...{ where: "the token request's form", seq: 6 },
  ...changes,
});
const value = (what: string, actual: string): Evidence => ({ what, actual, where: 'there', seq: 1 });
const finding = (changes: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'redirect_uri_differs', weight: 'error', certainty: 'proved', explains: [] },
  says: 'The `redirect_uri` is another.',
  because: 'The server compares them.',
  ...{
    evidence: [row()],
    checkFirst: ['Look at the proxy.', 'Then at the app.'],
    isNot: 'It is not the code.',
  },
  specs: [rfc(6749, '4.1.3')],
  ...changes,
});
const ticket = (findings: readonly Finding[], changes: Partial<Ticket> = {}): string =>
  ticketText({
    ...{
      flow: 'Authorization Code',
      title: 'id.example, shop',
      exporters: ['Firefox 153'],
      lacks: ['Cookies'],
    },
    diagnosis: { findings, checks: [] },
    ...changes,
  });

describe('findings for a ticket', () => {
  it('say what was found, with proof, reason, what to check, and the specification', () => {
    const text = ticket([finding(), finding({ weight: 'note', says: 'A note.' })]);
    for (const part of [
      '# Authorization Code: id.example, shop',
      'Recorded with Firefox 153.',
      'Not in the export: Cookies.',
      '1 error, 1 note',
      '## 1. Error · proved by this trace',
      '**The redirect_uri is another.**',
      "| redirect_uri | `https://shop.example/signin` | `http://shop.example/signin` | the token request's form |",
      '1. Look at the proxy.\n2. Then at the app.',
      'What it is not: It is not the code.',
      '[RFC 6749 §4.1.3](https://',
      '## 2. Note',
    ])
      expect(text).toContain(part);
  });

  it('say of a clean attempt that nothing was found', () => {
    expect(ticket([])).toContain('Nothing to check');
  });

  it('shorten secrets, also short ones, in sentences, values and URLs', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const code = 'SplxlOBeZQQYbYS6WxSbIA';
    const text = ticket([
      finding({
        says: 'The server refuses the secret hunter22 of shop.',
        because: `It had ${verifier} before.`,
        evidence: [
          value('client_secret', 'hunter22'),
          row({ what: 'code_verifier', expected: verifier, actual: `${verifier}x` }),
          value('url', `https://shop.example/cb?state=x&code=${code}`),
          value('claims', `eyJhbGciOiJSUzI1NiJ9eyJ.${verifier}.sig`),
        ],
      }),
    ]);
    for (const secret of ['hunter22', verifier, code]) expect(text).not.toContain(secret);
    expect(text).toContain('h… (8 characters)');
    expect(text).toContain('`dBjftJeZ…EjXk`');
    expect(text).toContain('https://shop.example/cb?state=x&code=SplxlOBe…SbIA');
  });

  it('keep what must be read whole: addresses and names', () => {
    const long = 'https://login.a-long-name.example/tenants/0a1b2c3d4e5f60718293a4b5c6d7e8f9/signin-callback';
    expect(ticket([finding({ evidence: [row({ actual: long })] })])).toContain(long);
  });

  it('hold foreign text as text: no markup, no mention, no second row or line', () => {
    const evil =
      '](javascript:alert(1)) ![x](http://evil.example/p.png) <img src=x> @all #12 `x` ```\n# head | a |\u202e *b* _c_';
    const text = ticket(
      [
        finding({
          ...{ says: evil, because: evil, checkFirst: [evil], isNot: evil },
          evidence: [row({ what: evil, expected: evil, actual: evil, where: evil })],
        }),
      ],
      { title: evil, exporters: [evil] },
    );
    const outside = text.replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, '');
    expect(outside.replaceAll('**', '')).not.toMatch(/(?<!\\)[<>*]/);
    expect(outside).not.toMatch(/(?<!\\)\[x/);
    expect(outside.replaceAll(finding().specs[0]?.url ?? '', '')).not.toMatch(/[@#]\w/);
    expect(text).not.toContain('\u202e');
    expect(text.match(/^# /gm)).toHaveLength(1);
    // Three rows: the head, the line under it, the evidence; each with four cells.
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(3);
    for (const line of rows) expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});
