import { expect, it } from 'vitest';
import type { Header } from '../../protocol/http.ts';
import { readBody } from './body.ts';

const typed = (type: string): Header[] => [['content-type', type]];
const FORM = typed('application/x-www-form-urlencoded');

it('reads a form, whatever its type says', () => {
  const body = 'grant_type=authorization_code&code=a%2Bb+c';
  const parameters = [
    ['grant_type', 'authorization_code'],
    ['code', 'a+b c'],
  ];
  for (const headers of [FORM, typed('text/plain'), []])
    expect(readBody({ headers, body })).toEqual({ kind: 'form', parameters });
});

it('reads JSON, whatever its type says, with members that are no texts', () => {
  const body = '\uFEFF{"code":"x","expires_in":3600,"nested":{"a":[1]},"gone":null}';
  const parameters = [
    ['code', 'x'],
    ['expires_in', '3600'],
    ['nested', '{"a":[1]}'],
    ['gone', 'null'],
  ];
  expect(readBody({ headers: FORM, body })).toEqual({ kind: 'JSON', parameters });
});

it('reads the parts of multipart bodies', () => {
  const part = (name: string, value: string) =>
    `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = `${part('grant_type', 'password')}${part('password', 'a\r\nb')}--xyz--\r\n`;
  expect(readBody({ headers: typed('multipart/form-data; boundary=xyz'), body })).toEqual({
    kind: 'multipart',
    parameters: [
      ['grant_type', 'password'],
      ['password', 'a\r\nb'],
    ],
  });
});

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['<!doctype html><p>', 'HTML'],
  ['<?xml version="1.0"?><a/>', 'other'],
  ['[1,2]', 'JSON'],
  ['{"cut of', 'other'],
  ['Bad Gateway: upstream = down', 'other'],
  ['no equals sign', 'other'],
  ['error=no', 'form'],
])('tells %j to be %s', (body, kind) => {
  expect(readBody({ headers: [], body }).kind).toBe(kind);
});

it('takes names that objects have as names', () => {
  const { parameters } = readBody({ headers: [], body: '{"__proto__":"p","constructor":"c"}' });
  expect(parameters).toEqual([
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ]);
});

it('takes megabytes of one character', () => {
  for (const one of ['a', '=', '%', '{', '-', '"']) readBody({ headers: FORM, body: one.repeat(3_000_000) });
  expect(readBody({ headers: FORM, body: `a=${'b'.repeat(3_000_000)}` }).parameters).toEqual([]);
});
