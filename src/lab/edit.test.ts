import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get, type HttpRequest, type HttpResponse, postForm } from '../protocol/http.ts';
import { decodeParameters, queryOf } from '../protocol/parameters.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { editRequest, editResponse } from './edit.ts';

const authorize = get('https://as.example/authorize?scope=a%20b&state=x&state=y&flag#top', [
  ['accept', '*/*'],
]);
const token = postForm('https://as.example/token?tenant=1', [
  ['code', 'a b'],
  ['client_id', 'app'],
]);
const redirect: HttpResponse = {
  status: 303,
  headers: [
    ['Location', 'https://app.example/callback?code=a%20b&state=x'],
    ['Set-Cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
  body: '',
};
const json: HttpResponse = {
  status: 200,
  headers: [['content-type', 'application/json']],
  body: '{"access_token":"a","expires_in":3600,"scope":"b"}',
};

describe('editing a request', () => {
  it('changes a parameter of the query in its place, and nothing else', () => {
    expect(editRequest(authorize, [{ parameter: 'state', value: 'new & old' }])).toEqual({
      ...authorize,
      url: 'https://as.example/authorize?scope=a%20b&state=new+%26+old&flag#top',
    });
  });

  it('takes a parameter out, each time that it stands there', () => {
    expect(editRequest(authorize, [{ parameter: 'state', value: null }]).url).toBe(
      'https://as.example/authorize?scope=a%20b&flag#top',
    );
  });

  it('adds a parameter before the fragment', () => {
    const added = editRequest(get('https://as.example/authorize#top'), [{ parameter: 'a', value: '' }]);
    expect(added.url).toBe('https://as.example/authorize?a=#top');
  });

  it('changes and adds parameters of a form in its body', () => {
    const changed = editRequest(token, [
      { parameter: 'code', value: 'c' },
      { parameter: 'new', value: 'n' },
    ]);
    expect(changed).toEqual({ ...token, body: 'code=c&client_id=app&new=n' });
  });

  it('finds a parameter of a form post in its query, if it is there alone', () => {
    expect(editRequest(token, [{ parameter: 'tenant', value: '2' }])).toEqual({
      ...token,
      url: 'https://as.example/token?tenant=2',
    });
  });

  it('changes a header in its place, adds one at the end, takes all of a name out', () => {
    const headers = [
      ['A', '1'],
      ['cookie', 'x'],
      ['COOKIE', 'y'],
      ['B', '2'],
    ] as const;
    const edited = (header: string, value: string | null) =>
      editRequest(get('https://as.example/', headers), [{ header, value }]).headers;
    expect(edited('Cookie', 'z')).toEqual([
      ['A', '1'],
      ['Cookie', 'z'],
      ['B', '2'],
    ]);
    expect(edited('C', '3')).toEqual([...headers, ['C', '3']]);
    expect(edited('cookie', null)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('replaces the address, and changes a field of a JSON body', () => {
    const posted: HttpRequest = { method: 'POST', url: 'https://a.example/', headers: [], body: '{"a":1}' };
    const edits = [{ url: 'https://b.example/' }, { json: 'a', value: 'x' }];
    expect(editRequest(posted, edits)).toEqual({ ...posted, url: 'https://b.example/', body: '{"a":"x"}' });
  });

  it('makes edits in their order', () => {
    const edits = [
      { url: 'https://b.example/' },
      { parameter: 'a', value: '1' },
      { parameter: 'a', value: '2' },
    ];
    expect(editRequest(authorize, edits).url).toBe('https://b.example/?a=2');
  });
});

describe('editing a response', () => {
  it('changes parameters of where it redirects to', () => {
    const edited = editResponse(redirect, [{ parameter: 'state', value: 'z' }]);
    expect(edited.headers).toEqual([
      ['location', 'https://app.example/callback?code=a%20b&state=z'],
      ...redirect.headers.slice(1),
    ]);
  });

  it('replaces where it redirects to', () => {
    expect(editResponse(redirect, [{ url: 'https://evil.example/' }]).headers[0]).toEqual([
      'location',
      'https://evil.example/',
    ]);
  });

  it('changes parameters of a Location that is relative', () => {
    const relative = { ...redirect, headers: [['location', '/next?a=1']] as const };
    expect(editResponse(relative, [{ parameter: 'a', value: '2' }]).headers).toEqual([
      ['location', '/next?a=2'],
    ]);
  });

  it('has no parameters and no address without a Location', () => {
    expect(editResponse(json, [{ parameter: 'a', value: '1' }, { url: 'https://b.example/' }])).toEqual(json);
  });

  it('changes a field of the body in its place, adds one and takes one out', () => {
    const body = (field: string, value: string | null) => editResponse(json, [{ json: field, value }]).body;
    expect(body('access_token', 'z')).toBe('{"access_token":"z","expires_in":3600,"scope":"b"}');
    expect(body('new', 'n')).toBe('{"access_token":"a","expires_in":3600,"scope":"b","new":"n"}');
    expect(body('scope', null)).toBe('{"access_token":"a","expires_in":3600}');
    expect(body('__proto__', 'p')).toContain('"__proto__":"p"');
  });

  it.each(['', '<html>', '[1,2]', 'null', '"a"', '{"a":'])(
    'leaves the body %j, which has no fields',
    (body) => {
      expect(editResponse({ ...json, body }, [{ json: 'a', value: 'x' }])).toEqual({ ...json, body });
    },
  );

  it('changes a header', () => {
    const headers = editResponse(redirect, [{ header: 'Set-Cookie', value: null }]).headers;
    expect(headers).toEqual([redirect.headers[0]]);
  });
});

describe('any edit', () => {
  const text = fc.oneof(anyText, fc.constantFrom('', '&', '=', '?', '#', '%', 'a', 'b'));
  const query = fc
    .array(fc.tuple(text, text), { maxLength: 4 })
    .map((pairs) => new URLSearchParams(pairs).toString());
  const others = (parameters: readonly (readonly [string, string])[], name: string) =>
    parameters.filter(([other]) => other !== name);

  it('of a query gives the value that it names once, and leaves the other parameters', () => {
    fc.assert(
      fc.property(query, text, fc.option(text), (before, name, value) => {
        fc.pre(name !== '');
        const url = `https://as.example/?${before}`;
        const after = queryOf(editRequest(get(url), [{ parameter: name, value }]).url);
        expect(others(after, name)).toEqual(others(queryOf(url), name));
        expect(after.filter(([other]) => other === name)).toEqual(value === null ? [] : [[name, value]]);
      }),
    );
  });

  it('never throws, whatever the message', () => {
    const edit = fc.oneof(
      fc.record({ parameter: text, value: fc.option(text) }),
      fc.record({ header: text, value: fc.option(text) }),
      fc.record({ json: text, value: fc.option(text) }),
      fc.record({ url: text }),
    );
    const type = fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/html');
    fc.assert(
      fc.property(text, type, fc.oneof(text, fc.json()), fc.array(edit), (url, contentType, body, edits) => {
        const headers = [
          ['content-type', contentType],
          ['location', url],
        ] as const;
        const request = editRequest({ method: 'POST', url, headers, body }, edits);
        const response = editResponse({ status: 303, headers, body }, edits);
        for (const value of [request.url, request.body, response.body]) expect(typeof value).toBe('string');
        decodeParameters(request.body ?? '');
      }),
    );
  });

  it('that takes out what is not there changes nothing', () => {
    const url = 'https://as.example/?#x';
    expect(
      editRequest(get(url), [
        { parameter: 'a', value: null },
        { header: 'b', value: null },
      ]),
    ).toEqual(get(url));
  });
});
