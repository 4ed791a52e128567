import { describe, expect, it } from 'vitest';
import { type Channel, exposedPlaces, intendedReaders, type Reader } from '../../../protocol/parties.ts';
import type { ResponseEvent, TraceEvent } from '../../../trace/index.ts';
import { base, request } from '../../../trace/testing/requests.ts';
import { headingOf, titleOf } from './heading.ts';
import { rawText } from './raw.ts';
import { exposureInWords, readersInWords } from './readers.ts';
import { statusMeaning } from './status.ts';

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

describe('a message as text', () => {
  it('has everything, in order', () => {
    expect(rawText(request('https://as.example/t', 'a=1').message)).toBe(
      'POST https://as.example/t HTTP/1.1\ncontent-type: application/x-www-form-urlencoded\n\na=1',
    );
    expect(rawText(response(302, [['location', '/']]).message)).toBe('HTTP/1.1 302 Found\nlocation: /');
  });
});

describe('who could read a message', () => {
  const sentence = (channel: Channel, ...readers: Reader[]) =>
    exposureInWords(channel, readersInWords(readers));

  it('puts the places where values leak first', () => {
    const readers = readersInWords(['authorization server', 'server logs', 'network (TLS)', 'address bar']);
    expect(readers.map(({ exposed }) => exposed)).toEqual([true, true, false, false]);
    expect(exposureInWords('front', readers)).toContain('2 places');
  });

  it('says what the back channel keeps away, and where it does not', () => {
    expect(sentence('back', 'network (TLS)')).toMatch(/past the address bar/);
    expect(sentence('back', 'server logs', 'api')).toMatch(/^Back channel: .* in 1 place beside/);
  });

  it('tells a URL from a form, and an app of the device from both', () => {
    expect(sentence('front', 'browser memory', 'page source')).toMatch(/not in the URL/);
    expect(sentence('front', 'browser memory', 'other apps on the device')).toMatch(/own scheme/);
    expect(sentence('front', 'address bar', 'programs on this machine')).toMatch(/2 places/);
  });

  it('has words for each, and takes a foreign one as it is', () => {
    for (const { name, how } of readersInWords([...exposedPlaces, ...intendedReaders])) {
      expect(name).not.toBe('');
      expect(how).toMatch(/\.$/);
    }
    expect(readersInWords(['toString' as Reader])).toMatchObject([{ name: 'toString', exposed: true }]);
  });
});
