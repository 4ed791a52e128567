import { describe, expect, test } from 'vitest';
import { registered } from './registration.ts';
import { responseModeOf, responseTypeOf, responseTypesOf } from './response-type.ts';

describe('Multiple Response Types 3: the order of the parts means nothing', () => {
  test.each([
    ['id_token code', 'code id_token'],
    ['token id_token code', 'code id_token token'],
    ['code  token', undefined],
    ['code code', undefined],
    ['token', undefined],
    ['id_token token', undefined],
    ['', undefined],
  ])('%s is %s', (asked, type) => {
    expect(responseTypeOf(asked)).toBe(type);
  });
});

describe('Multiple Response Types 2.1 and 5: no token in a query', () => {
  test.each([
    ['code', undefined, 'query'],
    ['code', 'fragment', 'fragment'],
    ['code', 'form_post', 'form_post'],
    ['id_token', undefined, 'fragment'],
    ['code token', undefined, 'fragment'],
    ['code token', 'query', undefined],
    ['id_token', 'query', undefined],
    ['code', 'query.jwt', undefined],
  ])('%s with mode %s goes by %s', (type, asked, mode) => {
    expect(responseModeOf(asked, type)).toBe(mode);
  });
});

describe('RFC 7591 2.1: what a client may ask for', () => {
  const types = (client: object) => responseTypesOf(registered({ client_id: 'a', ...client }));
  const all = ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'];

  test.each([
    [{}, ['code']],
    [{ grant_types: ['authorization_code', 'implicit'] }, all],
    [{ grant_types: ['client_credentials'] }, []],
    [{ response_types: ['id_token code'] }, ['code id_token']],
    [{ response_types: all, dpop_bound_access_tokens: true }, ['code', 'id_token', 'code id_token']],
  ])('%j: %j', (client, expected) => {
    expect(types(client)).toEqual(expected);
  });
});
