import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header, HttpResponse } from '../protocol/http.ts';
import { decodeParameters } from '../protocol/parameters.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { errorInParameters, errorOf } from './error-response.ts';

const response = (body: string, ...challenges: string[]): HttpResponse => ({
  status: 400,
  headers: challenges.map((challenge): Header => ['WWW-Authenticate', challenge]),
  body,
});

describe('errorOf', () => {
  it.each([
    ['RFC 6749 §5.2: a JSON body', response('{"error":"invalid_grant"}'), 'invalid_grant'],
    [
      'RFC 6749 §5.2: the body before the challenge',
      response('{"error":"invalid_client"}', 'Basic realm="x", error="other"'),
      'invalid_client',
    ],
    [
      'RFC 6750 §3: a challenge',
      response('', 'Bearer realm="example", error="invalid_token", error_description="The token expired"'),
      'invalid_token',
    ],
    [
      'RFC 6750 §3: the second challenge',
      response('', 'Basic realm="x"', 'DPoP error="invalid_dpop_proof"'),
      'invalid_dpop_proof',
    ],
    ['RFC 9110 §11.2: a value without quotes', response('', 'Bearer error=invalid_token'), 'invalid_token'],
    [
      'RFC 9110 §11.2: space around the sign, a name in other letters',
      response('', 'Bearer ERROR = "invalid_token"'),
      'invalid_token',
    ],
    [
      'RFC 9110 §5.6.4: quoted pairs',
      response('', String.raw`Bearer error="invalid\_token"`),
      'invalid_token',
    ],
    ['RFC 6750 §3: an error in a body that names none', response('{"error":5}', 'Bearer error="a"'), 'a'],
  ])('reads %s', (_what, from, code) => {
    expect(errorOf(from)).toBe(code);
  });

  it.each([
    ['an empty answer', response('')],
    ['a body that is no JSON', response('error=invalid_grant')],
    ['a list', response('[{"error":"a"}]')],
    ['an empty code', response('{"error":""}', 'Bearer error=""')],
    ['a challenge without an error', response('', 'Bearer realm="example"')],
    ['an error_description alone', response('', 'Bearer error_description="expired"')],
    ['a parameter that ends in error', response('', 'Bearer x_error="a", my-error="b"')],
    ['an error within another text', response('', 'Bearer realm="error=a, error=b"')],
    ['an error after an escaped quote', response('', String.raw`Bearer realm="a\" error=b"`)],
    ['a text without an end', response('', 'Bearer realm="a, error=b\\')],
    ['an error without an end', response('', 'Bearer error="b')],
  ])('finds none in %s', (_what, from) => {
    expect(errorOf(from)).toBeUndefined();
  });

  it('never throws, whatever the answer', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), anyText, (body, challenge) => {
        expect(['string', 'undefined']).toContain(typeof errorOf(response(body, challenge)));
      }),
    );
  });

  it('RFC 6750 §3: finds any code again, however the other texts are quoted', () => {
    const quoted = (text: string) => `"${text.replace(/["\\]/g, (c) => `\\${c}`)}"`;
    fc.assert(
      fc.property(anyText, fc.stringMatching(/^[a-z_]{1,20}$/), anyText, (realm, code, description) => {
        const challenge = `Bearer realm=${quoted(realm)}, error="${code}", error_description=${quoted(description)}`;
        expect(errorOf(response('', challenge))).toBe(code);
      }),
    );
  });
});

describe('errorInParameters', () => {
  it('RFC 6749 §4.1.2.1: reads the error of an authorization response', () => {
    const of = (text: string) => errorInParameters(decodeParameters(text));
    expect(of('error=access_denied&state=a')).toBe('access_denied');
    expect(of('code=a&state=a')).toBeUndefined();
    expect(of('error=&state=a')).toBeUndefined();
  });
});
