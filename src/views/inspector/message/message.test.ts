import { describe, expect, it } from 'vitest';
import type { RequestEvent, ResponseEvent, TraceEvent } from '../../../trace/index.ts';
import { walk } from '../testing/walks.ts';
import { namedRows } from '../values/rows.ts';
import { headingOf, titleOf } from './heading.ts';
import { parametersOf, placeOfJson, placeOfLocation, placeOfRequest } from './places.ts';
import { rawText } from './raw.ts';
import { exposureInWords, readersInWords } from './readers.ts';
import { statusMeaning } from './status.ts';

const base = { seq: 0, at: 0, step: 1, exchange: 'x1', readers: [] } as const;
const request = (url: string, body?: string, changes: Partial<RequestEvent> = {}): RequestEvent => ({
  ...base,
  kind: 'request',
  from: 'browser',
  to: 'authorization-server',
  channel: 'front',
  message: {
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: body === undefined ? [] : [['content-type', 'application/x-www-form-urlencoded']],
    ...(body !== undefined && { body }),
  },
  ...changes,
});
const response = (status: number, headers: readonly [string, string][], body = ''): ResponseEvent => ({
  ...base,
  kind: 'response',
  from: 'authorization-server',
  to: 'browser',
  channel: 'front',
  message: { status, headers, body },
});

describe('an event in words', () => {
  it.each<[TraceEvent, string]>([
    [request('https://as.example/authorize?client_id=a'), 'GET /authorize'],
    [response(302, [['location', 'https://as.example/login?x=1']]), '302 Found to /login'],
    [response(200, [['content-type', 'application/json']], '{"keys":[]}'), '200 OK: key set'],
    [
      response(400, [['content-type', 'application/json']], '{"error":"invalid_grant"}'),
      '400 Bad Request: invalid_grant',
    ],
    [response(204, []), '204 No Content'],
    [response(0, []), 'No response'],
    [response(299, []), '299'],
  ])('%#: %s', (event, title) => {
    expect(titleOf(event)).toBe(title);
  });

  it('marks what waits, what was edited and what was injected', () => {
    const event = request('https://as.example/', undefined, { edited: true, injected: true });
    expect(headingOf(event, true).marks).toEqual(['pending', 'edited', 'injected']);
    expect(headingOf(request('https://as.example/'), false).marks).toEqual([]);
  });

  it('explains a status that it does not know by its class', () => {
    expect(statusMeaning(response(418, []).message)).toBe('The server refused the request.');
    expect(statusMeaning(response(999, []).message)).toBe('Not a status that HTTP defines.');
  });
});

describe('where parameters stand', () => {
  it.each([
    ['authorization request', request('https://as.example/authorize?response_type=code')],
    ['authorization request', request('https://as.example/oauth2/authorize?client_id=a')],
    ['form', request('https://as.example/login', 'username=ana')],
    ['authorization response', request('https://app.example/cb?code=1', undefined, { to: 'app' })],
    ['token request', request('https://as.example/token', 'grant_type=x', { channel: 'back', from: 'app' })],
    ['revocation request', request('https://as.example/r', 'token=x', { channel: 'back', from: 'app' })],
    ['userinfo', request('https://as.example/userinfo', undefined, { channel: 'back', from: 'app' })],
    ['api', request('https://api.example/?scope=a', undefined, { channel: 'back', from: 'app', to: 'api' })],
  ])('%s', (place, event) => {
    expect(placeOfRequest(event)).toBe(place);
  });

  it.each([
    ['token response', { access_token: 'a' }],
    ['error response', { error: 'invalid_grant' }],
    ['jwks', { keys: [] }],
    ['discovery', { issuer: 'a', jwks_uri: 'b' }],
    ['userinfo', { sub: 'ana' }],
  ] as const)('a body is a %s', (place, fields) => {
    expect(placeOfJson(fields, undefined)).toBe(place);
  });

  it('tells an answer in a Location from a request in one', () => {
    expect(placeOfLocation([['error', 'access_denied']])).toBe('authorization response');
    expect(placeOfLocation([['response_type', 'code']])).toBe('authorization request');
    expect(placeOfLocation([['transaction', '1']])).toBe('form');
  });

  it('knows every parameter that the walk sends', async () => {
    const { trace } = await walk();
    const unknown = trace.events.flatMap((event) => {
      if (event.kind !== 'request') return [];
      const { query, body } = parametersOf(event);
      const place = placeOfRequest(event);
      return namedRows([...query, ...body], place)
        .filter(({ entry }) => !entry)
        .map(({ name }) => `${name} in ${place}`);
    });
    expect([...new Set(unknown)]).toEqual([]);
  });
});

describe('a message as text', () => {
  it('has everything, in order', () => {
    expect(rawText(request('https://as.example/t', 'a=1').message)).toBe(
      'POST https://as.example/t HTTP/1.1\ncontent-type: application/x-www-form-urlencoded\n\na=1',
    );
    expect(rawText(response(302, [['location', '/']]).message)).toBe('HTTP/1.1 302 Found\nlocation: /');
  });
});

describe('who could read a message', () => {
  it('puts the places where values leak first', () => {
    const readers = readersInWords({
      readers: ['authorization server', 'server logs', 'network (TLS)', 'address bar'],
    });
    expect(readers.map(({ exposed }) => exposed)).toEqual([true, true, false, false]);
    expect(exposureInWords('front', readers, 'authorization-server')).toContain('2 places');
  });

  it('says what the back channel keeps away', () => {
    expect(exposureInWords('back', readersInWords({ readers: ['network (TLS)'] }), 'app')).toMatch(
      /^Back channel/,
    );
  });
});
