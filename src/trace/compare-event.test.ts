import { describe, expect, it } from 'vitest';
import type { Check } from '../protocol/check.ts';
import { toBase64Url } from '../protocol/encoding.ts';
import type { Header } from '../protocol/http.ts';
import { rfc } from '../protocol/spec.ts';
import { compareTraces } from './compare.ts';
import type { Difference } from './compare-difference.ts';
import type { Draft } from './events.ts';
import { traceModel } from './model.ts';
import { answers, asks, traceOf, works } from './testing/traces.ts';

/** The differences of the last of two lists of events that pair one by one. */
function differences(left: readonly Draft[], right: readonly Draft[]): readonly Difference[] {
  const { rows } = compareTraces(traceModel(traceOf(...left)), traceModel(traceOf(...right)));
  expect(rows).toHaveLength(left.length);
  return rows.at(-1)?.differences ?? [];
}
const told = (found: readonly Difference[]) =>
  found.map(
    ({ place, name, left = '-', right = '-', fresh }) =>
      `${fresh ? '~' : '≠'} ${place} ${name}: ${left} | ${right}`,
  );

const ask = (query: string, headers: readonly Header[] = []) =>
  asks('x1', 'browser', 'authorization-server', { url: `https://as.example/authorize?${query}`, headers });
const post = (body: string) =>
  asks('x1', 'app', 'authorization-server', {
    ...{ method: 'POST', url: 'https://as.example/token', body },
    headers: [['content-type', 'application/x-www-form-urlencoded']],
  });
const answer = (type: string, body: string, headers: readonly Header[] = []) => [
  asks('x1', 'app', 'authorization-server'),
  answers('x1', 'authorization-server', 'app', { headers: [['content-type', type], ...headers], body }),
];
const json = (value: unknown) => answer('application/json', JSON.stringify(value));
const page = (html: string) => answer('text/html', html);
const made = (...values: readonly (readonly [name: string, value: string])[]) =>
  works('app', { values: values.map(([name, value]) => ({ name, value })) });
const edited = (draft: Draft): Draft => ({ ...draft, edited: true }) as Draft;

const encoded = (value: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
const jwt = (claims: object, signature = 'sig', header: object = { alg: 'RS256' }) =>
  `${encoded(header)}.${encoded(claims)}.${signature}`;

describe('two messages', () => {
  it('differ by parameters, in whatever order they stand', () => {
    expect(told(differences([ask('a=1&b=2&c=3')], [ask('c=3&a=1&b=4&d=5')]))).toEqual([
      '≠ query parameter b: 2 | 4',
      '≠ query parameter d: - | 5',
    ]);
    expect(told(differences([post('a=1&b=%20')], [post('b=+&a=')]))).toEqual(['≠ form parameter a: 1 | ']);
  });

  it('differ by how often a parameter stands there', () => {
    expect(told(differences([ask('a=1&a=2')], [ask('a=2&a=1&a=1')]))).toEqual(['≠ query parameter a: - | 1']);
  });

  it('differ by headers, whose names have no case', () => {
    const left = ask('', [
      ['Accept', 'text/html'],
      ['Vary', 'Origin'],
    ]);
    const right = ask('', [
      ['vary', 'Cookie'],
      ['accept', 'text/html'],
      ['Content-Length', '3'],
    ]);
    expect(told(differences([left], [right]))).toEqual(['≠ header Vary: Origin | Cookie']);
  });

  it('differ by each cookie, and by what is said of it', () => {
    const left = ask('', [['cookie', 'a=1; theme=dark; b=2']]);
    expect(told(differences([left], [ask('', [['Cookie', 'b=2; a=1']])]))).toEqual([
      '≠ cookie theme: dark | -',
    ]);
    const set = (line: string) => answer('text/plain', '', [['Set-Cookie', line]]);
    expect(told(differences(set('s=1; Secure; HttpOnly'), set('s=1; Secure')))).toEqual([
      '≠ cookie attributes s: Secure; HttpOnly | Secure',
    ]);
  });

  it('differ by address and method', () => {
    const [left, right] = ['https://app.example/a?x=1', 'myapp://b?x=2'].map((url) =>
      asks('x1', 'browser', 'app', { url }),
    );
    expect(told(differences([left as Draft], [right as Draft]))).toEqual([
      '≠ address address: https://app.example/a | myapp://b',
      '≠ query parameter x: 1 | 2',
    ]);
  });

  it('differ by status and by where they send the browser', () => {
    const to = (location: string, status = 303) => [
      ask(''),
      answers('x1', 'authorization-server', 'browser', { status, headers: [['Location', location]] }),
    ];
    expect(told(differences(to('/a?q=1#f=1'), to('/b?q=2#f=2', 302)))).toEqual([
      ...['≠ status status: 303 | 302', '≠ address Location: /a | /b'],
      ...['≠ query parameter q: 1 | 2', '≠ fragment parameter f: 1 | 2'],
    ]);
  });

  it('differ by members of JSON, each by its path', () => {
    const left = { a: 1, list: [{ b: 'x' }, 2], same: { deep: [1] } };
    const right = { a: '1', list: [{ b: 'y' }], same: { deep: [1] }, more: { c: null } };
    expect(told(differences(json(left), json(right)))).toEqual([
      ...[
        '≠ json a: 1 | "1"',
        '≠ json list[0].b: x | y',
        '≠ json list[1]: 2 | -',
        '≠ json more: - | {"c":null}',
      ],
    ]);
  });

  it('differ as texts where they cannot be read', () => {
    expect(told(differences(answer('application/json', '{'), json({})))).toEqual(['≠ body body: { | {}']);
    const types = told(differences(json({}), page('<title>Log in</title>')));
    expect(types).toEqual([
      '≠ header content-type: application/json | text/html',
      '≠ body body: {} | Log in',
    ]);
  });
});

describe('two pages', () => {
  it('differ by the fields of their forms and by what a person reads', () => {
    const form = (value: string, words: string) =>
      page(`<form><input type="hidden" name="to" value="${value}"></form><p>${words}</p><b>Same</b>`);
    expect(told(differences(form('a', 'Allow this?'), form('b', 'Allow all?')))).toEqual([
      '≠ page field to: a | b',
      '≠ page text: Allow this? | Allow all?',
    ]);
  });

  it('differ by their markup, but not by pictures', () => {
    const form = (action: string, path: string) =>
      page(`<form action="${action}"><svg><path d="${path}"/></svg></form>`);
    expect(told(differences(form('/a', 'M1'), form('/b', 'M2')))).toEqual([
      '≠ page markup: <form action="/a"> | <form action="/b">',
    ]);
    expect(differences(form('/a', 'M1'), form('/a', 'M2'))).toEqual([]);
  });
});

describe('two tokens', () => {
  const claims = { iss: 'https://as.example/', iat: 1000000000, exp: 1000003600, jti: 'a' };
  const issued = (token: string) => made(['id_token', token]);

  it('differ claim by claim, never as a whole', () => {
    const other = { ...claims, iss: 'https://evil.example/', aud: ['a'] };
    expect(told(differences([issued(jwt(claims))], [issued(jwt(other, 'sig', { alg: 'none' }))]))).toEqual([
      '≠ header of id_token alg: RS256 | none',
      '≠ claim of id_token iss: https://as.example/ | https://evil.example/',
      '≠ claim of id_token aud: - | ["a"]',
    ]);
  });

  it('differ in times and names that are new in each run, and so in their signature', () => {
    const later = { ...claims, iat: 1000000600, exp: 1000004200, jti: 'b' };
    const found = differences([issued(jwt(claims, 'one'))], [issued(jwt(later, 'two'))]);
    expect(found.map(({ name, fresh }) => [name, fresh])).toEqual([
      ...[
        ['iat', true],
        ['exp', true],
        ['jti', true],
        ['signature', true],
      ],
    ]);
  });

  it('differ in substance where one lives longer', () => {
    const longer = { ...claims, iat: 1000000600, exp: 1000009999 };
    const found = differences([issued(jwt(claims))], [issued(jwt(longer))]);
    expect(found.filter(({ fresh }) => !fresh).map(({ name }) => name)).toEqual(['exp']);
  });

  it('differ in their signature where nothing else does', () => {
    expect(told(differences([issued(jwt(claims, 'one'))], [issued(jwt(claims, 'two'))]))).toEqual([
      '≠ signature of id_token signature: one | two',
    ]);
  });

  it('differ in substance where somebody changed one on its way', () => {
    const token = jwt(claims);
    const changed = jwt({ ...claims, exp: 2000000000, jti: 'b' });
    const call = (value: string) => ask('', [['authorization', `Bearer ${value}`]]);
    for (const last of [edited(call(changed)), call(changed)])
      expect(told(differences([issued(token), call(token)], [issued(token), last]))).toEqual([
        '≠ claim of access_token exp: 1000003600 | 2000000000',
        '≠ claim of access_token jti: a | b',
      ]);
  });
});

describe('values that are new in each run', () => {
  it('stand for each other from where both turned up first', () => {
    const left = [made(['state', 'left']), ask('state=left')];
    expect(told(differences(left, [made(['state', 'right']), ask('state=right')]))).toEqual([
      '~ query parameter state: left | right',
    ]);
  });

  it('are none where another value stands there than before', () => {
    const left = [made(['state', 'left']), ask('state=left')];
    for (const made1 of ['left', 'right'])
      expect(told(differences(left, [made(['state', made1]), ask('state=other')]))).toEqual([
        '≠ query parameter state: left | other',
      ]);
  });

  it('are none in a message that somebody edited, nor in what follows from it', () => {
    const left = [
      ask('state=left'),
      answers('x1', 'app', 'browser', { headers: [['location', '/?state=left']] }),
    ];
    const right = [
      edited(ask('state=right')),
      answers('x1', 'app', 'browser', { headers: [['location', '/?state=right']] }),
    ];
    expect(differences(left.slice(0, 1), right.slice(0, 1)).map(({ fresh }) => fresh)).toEqual([false]);
    expect(differences(left, right).map(({ fresh }) => fresh)).toEqual([false]);
  });

  it('are neither passwords nor values of different kinds', () => {
    expect(differences([post('password=a')], [post('password=b')])[0]?.fresh).toBe(false);
    const pkce = (challenge: string) => [
      made(['code_verifier', 'plain']),
      ask(`code_challenge=${challenge}`),
    ];
    expect(differences(pkce('hashed'), pkce('plain'))[0]?.fresh).toBe(false);
  });

  it('are known again inside of texts, together with times', () => {
    const work = (state: string, time: string) => [
      made(['state', state]),
      works('app', {
        name: 'note',
        values: [{ name: 'x', value: 'x', note: `for ${state}, until ${time}` }],
      }),
    ];
    const same = differences(work('left', '2026-01-15T12:00:00Z'), work('right', '2026-06-01T00:00:00Z'));
    expect(same.map(({ place, fresh }) => [place, fresh])).toEqual([['note', true]]);
    const other = differences(work('left', '2026-01-15T12:00:00Z'), work('right', 'the end'));
    expect(other[0]?.fresh).toBe(false);
  });
});

describe('two pieces of work', () => {
  const check = (id: string, passed: boolean, expected = 'a', actual = expected): Check => ({
    ...{ id, title: id, passed, expected, actual, spec: rfc(6749, '4.1') },
  });
  const checked = (...checks: readonly Check[]) => [works('app', { checks })];

  it('differ by outcome and texts of their checks, whichever order they ran in', () => {
    const left = checked(check('one', true), check('two', true), check('three', true, 'a', 'b'));
    const right = checked(check('two', false, 'a', 'c'), check('one', true), check('three', true, 'a', 'x'));
    const found = differences(left, right);
    expect(told(found)).toEqual([
      '≠ check two: passed: a | refused: expected a, found c',
      '≠ check three: passed: expected a, found b | passed: expected a, found x',
    ]);
    expect(found[0]?.checks?.map((one) => one?.passed)).toEqual([true, false]);
  });

  it('differ by checks that only one of them ran', () => {
    const found = differences(checked(check('one', true), check('two', true)), checked(check('two', true)));
    expect(told(found)).toEqual(['≠ check one: passed: a | -']);
    expect(found[0]?.checks?.[1]).toBeUndefined();
  });

  it('differ by label and values', () => {
    const left = [works('app', { label: 'Makes a', values: [{ name: 'v', value: '1', note: 'of 1' }] })];
    const right = [
      works('app', {
        label: 'Makes b',
        values: [
          { name: 'v', value: '2', note: 'of 2' },
          { name: 'w', value: '3', note: 'new' },
        ],
      }),
    ];
    expect(told(differences(left, right))).toEqual([
      ...['≠ work work: Makes a | Makes b', '≠ value v: 1 | 2', '≠ value w: - | 3', '≠ note v: of 1 | of 2'],
    ]);
  });
});

describe('two actions, two ends', () => {
  it('differ by what somebody did, and where', () => {
    const did = (on: 'browser' | 'app', label: string, password: string): Draft[] => [
      {
        kind: 'action',
        by: 'user',
        on,
        name: 'sign_in',
        label,
        values: [{ name: 'password', value: password }],
      },
    ];
    expect(told(differences(did('browser', 'Signs in', 'a'), did('app', 'Types', 'b')))).toEqual([
      ...['≠ party on: browser | app', '≠ action action: Signs in | Types', '≠ value password: a | b'],
    ]);
  });

  it('differ by outcome, state, error and reason', () => {
    const left: Draft = { kind: 'end', outcome: 'complete', state: 'complete', reason: 'Done.' };
    const right: Draft = {
      kind: 'end',
      outcome: 'refused',
      state: 'expired',
      reason: 'Too late.',
      error: 'invalid_grant',
    };
    expect(told(differences([left], [right]))).toEqual([
      ...['≠ end outcome: complete | refused', '≠ end state: complete | expired'],
      ...['≠ end error: - | invalid_grant', '≠ end reason: Done. | Too late.'],
    ]);
  });
});
