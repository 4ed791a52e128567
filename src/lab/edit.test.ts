import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get, type HttpRequest, type HttpResponse, postForm } from '../protocol/http.ts';
import { decodeParameters, queryOf } from '../protocol/parameters.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { editRequest, editResponse } from './edit.ts';
import type { Change, Edit, ParameterPlace, Target } from './recipe.ts';

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
  it('changes a parameter of the query in its place, and nothing else', async () => {
    expect(await editRequest(authorize, [{ parameter: 'state', value: 'new & old' }])).toEqual({
      ...authorize,
      url: 'https://as.example/authorize?scope=a%20b&state=new+%26+old&flag#top',
    });
  });

  it('takes a parameter out, each time that it stands there', async () => {
    expect((await editRequest(authorize, [{ parameter: 'state', value: null }])).url).toBe(
      'https://as.example/authorize?scope=a%20b&flag#top',
    );
  });

  it('adds a parameter before the fragment', async () => {
    const added = await editRequest(get('https://as.example/authorize#top'), [{ parameter: 'a', value: '' }]);
    expect(added.url).toBe('https://as.example/authorize?a=#top');
  });

  it('changes and adds parameters of a form in its body', async () => {
    const changed = await editRequest(token, [
      { parameter: 'code', value: 'c' },
      { parameter: 'new', value: 'n' },
    ]);
    expect(changed).toEqual({ ...token, body: 'code=c&client_id=app&new=n' });
  });

  it('finds a parameter of a form post in its query, if it is there alone', async () => {
    expect(await editRequest(token, [{ parameter: 'tenant', value: '2' }])).toEqual({
      ...token,
      url: 'https://as.example/token?tenant=2',
    });
  });

  it('changes a header in its place, adds one at the end, takes all of a name out', async () => {
    const headers = [
      ['A', '1'],
      ['cookie', 'x'],
      ['COOKIE', 'y'],
      ['B', '2'],
    ] as const;
    const edited = async (header: string, value: string | null) =>
      (await editRequest(get('https://as.example/', headers), [{ header, value }])).headers;
    expect(await edited('Cookie', 'z')).toEqual([
      ['A', '1'],
      ['Cookie', 'z'],
      ['B', '2'],
    ]);
    expect(await edited('C', '3')).toEqual([...headers, ['C', '3']]);
    expect(await edited('cookie', null)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('replaces the address, and changes a field of a JSON body', async () => {
    const posted: HttpRequest = { method: 'POST', url: 'https://a.example/', headers: [], body: '{"a":1}' };
    const edits = [{ url: 'https://b.example/' }, { json: 'a', value: 'x' }];
    expect(await editRequest(posted, edits)).toEqual({
      ...posted,
      url: 'https://b.example/',
      body: '{"a":"x"}',
    });
  });

  it('of several of a name changes one, takes one out, or adds one more', async () => {
    const url = async (edit: Edit) => (await editRequest(authorize, [edit])).url;
    const base = 'https://as.example/authorize?scope=a%20b';
    expect(await url({ parameter: 'state', nth: 1, value: 'z' })).toBe(`${base}&state=x&state=z&flag#top`);
    expect(await url({ parameter: 'state', nth: 0, value: null })).toBe(`${base}&state=y&flag#top`);
    expect(await url({ parameter: 'state', add: 'z' })).toBe(`${base}&state=x&state=y&flag&state=z#top`);
    expect(await url({ parameter: 'state', nth: 7, value: null })).toBe(authorize.url);
    const twice = await editRequest(authorize, [{ header: 'Accept', add: 'text/html' }]);
    expect(twice.headers).toEqual([...authorize.headers, ['Accept', 'text/html']]);
  });

  it('makes edits in their order', async () => {
    const edits = [
      { url: 'https://b.example/' },
      { parameter: 'a', value: '1' },
      { parameter: 'a', value: '2' },
    ];
    expect((await editRequest(authorize, edits)).url).toBe('https://b.example/?a=2');
  });
});

describe('editing a response', () => {
  it('changes parameters of where it redirects to', async () => {
    const edited = await editResponse(redirect, [{ parameter: 'state', value: 'z' }]);
    expect(edited.headers).toEqual([
      ['location', 'https://app.example/callback?code=a%20b&state=z'],
      ...redirect.headers.slice(1),
    ]);
  });

  it('replaces where it redirects to', async () => {
    expect((await editResponse(redirect, [{ url: 'https://evil.example/' }])).headers[0]).toEqual([
      'location',
      'https://evil.example/',
    ]);
  });

  it('changes parameters of a Location that is relative', async () => {
    const relative = { ...redirect, headers: [['location', '/next?a=1']] as const };
    expect((await editResponse(relative, [{ parameter: 'a', value: '2' }])).headers).toEqual([
      ['location', '/next?a=2'],
    ]);
  });

  it('has no parameters and no address without a Location', async () => {
    expect(await editResponse(json, [{ parameter: 'a', value: '1' }, { url: 'https://b.example/' }])).toEqual(
      json,
    );
  });

  it('changes a field of the body in its place, adds one and takes one out', async () => {
    const body = async (field: string, value: string | null) =>
      (await editResponse(json, [{ json: field, value }])).body;
    expect(await body('access_token', 'z')).toBe('{"access_token":"z","expires_in":3600,"scope":"b"}');
    expect(await body('new', 'n')).toBe('{"access_token":"a","expires_in":3600,"scope":"b","new":"n"}');
    expect(await body('scope', null)).toBe('{"access_token":"a","expires_in":3600}');
    expect(await body('__proto__', 'p')).toContain('"__proto__":"p"');
  });

  it.each(['', '<html>', '[1,2]', 'null', '"a"', '{"a":'])(
    'leaves the body %j, which has no fields',
    async (body) => {
      expect(await editResponse({ ...json, body }, [{ json: 'a', value: 'x' }])).toEqual({ ...json, body });
    },
  );

  it('changes the status, and the whole body', async () => {
    const edited = await editResponse(json, [{ status: 500 }, { body: 'Oops' }]);
    expect(edited).toEqual({ ...json, status: 500, body: 'Oops' });
  });

  it('keeps the type of a JSON member where the text reads as one of it', async () => {
    const body = async (value: string) => (await editResponse(json, [{ json: 'expires_in', value }])).body;
    expect(await body('5')).toContain('"expires_in":5,');
    expect(await body('soon')).toContain('"expires_in":"soon",');
  });

  it('changes parameters of the fragment, where they are', async () => {
    const url = 'https://app.example/#code=a&state=x';
    const fragment = { ...redirect, headers: [['location', url]] as const };
    const edited = await editResponse(fragment, [{ parameter: 'state', value: 'y' }]);
    expect(edited.headers).toEqual([['location', 'https://app.example/#code=a&state=y']]);
    const asked = await editResponse(fragment, [{ parameter: 'state', in: 'query', value: 'y' }]);
    expect(asked.headers).toEqual([['location', 'https://app.example/?state=y#code=a&state=x']]);
  });

  it('changes, adds, doubles and takes out hidden fields of a page, and nothing else of it', async () => {
    const page = (fields: string) => ({ ...json, body: `<form>\n${fields}\n<button>Go</button></form>` });
    const plain = page(
      '<input type=hidden name="state" value="&lt;x">  <INPUT TYPE="hidden" NAME=code value=c>',
    );
    const body = async (...edits: Edit[]) => (await editResponse(plain, edits)).body;
    expect(await body({ parameter: 'state', value: '"y"' })).toBe(
      page(
        '<input type="hidden" name="state" value="&quot;y&quot;">  <INPUT TYPE="hidden" NAME=code value=c>',
      ).body,
    );
    expect(await body({ parameter: 'state', value: null })).toBe(
      page('  <INPUT TYPE="hidden" NAME=code value=c>').body,
    );
    expect(await body({ parameter: 'code', add: 'd' })).toBe(
      page(
        '<input type=hidden name="state" value="&lt;x">  <INPUT TYPE="hidden" NAME=code value=c><input type="hidden" name="code" value="d">',
      ).body,
    );
  });

  it('changes a header', async () => {
    const { headers } = await editResponse(redirect, [{ header: 'Set-Cookie', value: null }]);
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

  it('of a query gives the value that it names once, and leaves the other parameters', async () => {
    await fc.assert(
      fc.asyncProperty(query, text, fc.option(text), async (before, name, value) => {
        fc.pre(name !== '');
        const url = `https://as.example/?${before}`;
        const after = queryOf((await editRequest(get(url), [{ parameter: name, value }])).url);
        expect(others(after, name)).toEqual(others(queryOf(url), name));
        expect(after.filter(([other]) => other === name)).toEqual(value === null ? [] : [[name, value]]);
      }),
    );
  });

  it('never throws, whatever the message', async () => {
    const place = fc.constantFrom('query', 'form', 'fragment', 'page') as fc.Arbitrary<ParameterPlace>;
    const signature = fc.constantFrom('kept', 'none', 'wrong key', 'public key as secret');
    const change = fc.oneof(
      fc.record({ value: fc.option(text) }),
      fc.record({ add: text }),
      fc.record({ jwt: fc.record({ claims: fc.dictionary(text, fc.jsonValue()), signature }) }),
    ) as fc.Arbitrary<Change>;
    const nth = fc.option(fc.nat(2), { nil: undefined });
    const target = fc.oneof(
      fc.record({ parameter: text, in: place, nth }),
      fc.record({ parameter: text }),
      fc.record({ header: text, nth }),
      fc.record({ json: text }),
    ) as fc.Arbitrary<Target>;
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.tuple(target, change).map(([field, what]) => ({ ...field, ...what })),
      fc.record({ url: text }),
      fc.record({ status: fc.nat(999) }),
      fc.record({ body: text }),
    );
    const type = fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/html');
    await fc.assert(
      fc.asyncProperty(
        text,
        type,
        fc.oneof(text, fc.json()),
        fc.array(edit),
        async (url, contentType, body, edits) => {
          const headers = [
            ['content-type', contentType],
            ['location', url],
          ] as const;
          const request = await editRequest({ method: 'POST', url, headers, body }, edits);
          const response = await editResponse({ status: 303, headers, body }, edits);
          for (const value of [request.url, request.body, response.body]) expect(typeof value).toBe('string');
          decodeParameters(request.body ?? '');
        },
      ),
    );
  });

  it('that takes out what is not there changes nothing', async () => {
    const url = 'https://as.example/?#x';
    expect(
      await editRequest(get(url), [
        { parameter: 'a', value: null },
        { header: 'b', value: null },
      ]),
    ).toEqual(get(url));
  });
});
