import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRequest, editResponse } from '../../lab/edit.ts';
import type { Edit } from '../../lab/index.ts';
import { changeJwt } from '../../lab/jwt-edit.ts';
import { header } from '../../protocol/http.ts';
import { editsOf } from './edits-of.ts';
import { fieldsOf } from './fields.ts';
import { bodyKindOf, isRequest, type Message } from './message-parts.ts';
import { added, asFields, asText, removed, restored, typed, withTokenChange } from './operations.ts';
import { rowsOf } from './read-edits.ts';
import { type FieldPlace, leadsNowhere, type Row } from './rows.ts';
import { anyActs, anyRequest, anyResponse, rowsAfter } from './testing/any-draft.ts';
import { anyEdits } from './testing/any-edits.ts';
import { authorize, formPost, idToken, plain, redirect, tokenRequest, tokens } from './testing/messages.ts';
import { tokenOf, withClaim, withSignature } from './token.ts';

function rowOf(rows: readonly Row[], name: string, nth = 0): Row {
  const row = rows.filter((one) => one.name === name)[nth];
  if (!row) throw new Error(`no row ${name} ${nth}`);
  return row;
}

/** The edits after each of these, in turn, is done to the rows of a message. */
function editsAfter(message: Message, ...acts: readonly ((rows: Row[]) => Row[])[]): Edit[] {
  return editsOf(
    message,
    acts.reduce<Row[]>((rows, act) => act(rows), fieldsOf(message)),
  );
}

const type = (name: string, text: string, nth?: number) => (rows: Row[]) =>
  typed(rows, rowOf(rows, name, nth), text);
const remove = (name: string, nth?: number) => (rows: Row[]) => removed(rows, rowOf(rows, name, nth));
const add = (place: FieldPlace, name: string, value: string) => (rows: Row[]) =>
  added(rows, { place, name, value });

describe('the edits of a message', () => {
  it('are none where nothing is changed, and none after all is undone', () => {
    for (const message of [authorize, tokenRequest, redirect, tokens, formPost, plain]) {
      expect(editsOf(message, fieldsOf(message))).toEqual([]);
      const undone = fieldsOf(message).reduce<Row[]>((rows, row) => {
        const gone = removed(rows, row);
        return restored(gone, row);
      }, fieldsOf(message));
      expect(editsOf(message, undone)).toEqual([]);
    }
    expect(editsAfter(authorize, add('query', 'a', 'b'), remove('a'))).toEqual([]);
  });

  it('count only where a name stands more than once', () => {
    expect(editsAfter(authorize, type('scope', 'x'), type('state', 'z', 1))).toEqual([
      { parameter: 'scope', in: 'query', value: 'x' },
      { parameter: 'state', in: 'query', nth: 1, value: 'z' },
    ]);
    expect(editsAfter(authorize, remove('scope'), remove('state', 1))).toEqual([
      { parameter: 'scope', in: 'query', value: null },
      { parameter: 'state', in: 'query', nth: 1, value: null },
    ]);
  });

  it('take all of a name out at once, and name the places where one stays', () => {
    expect(editsAfter(authorize, remove('state'), remove('state', 1))).toEqual([
      { parameter: 'state', in: 'query', value: null },
    ]);
    expect(editsAfter(authorize, remove('state'), remove('state', 1), add('query', 'state', 'new'))).toEqual([
      { parameter: 'state', in: 'query', add: 'new' },
      { parameter: 'state', in: 'query', nth: 1, value: null },
      { parameter: 'state', in: 'query', nth: 0, value: null },
    ]);
  });

  it('count headers without case, and keep the spelling of each', () => {
    expect(
      editsAfter(authorize, type('cookie', 'c=3'), add('header', 'Origin', 'https://x.example')),
    ).toEqual([
      { header: 'cookie', nth: 1, value: 'c=3' },
      { header: 'Origin', add: 'https://x.example' },
    ]);
  });

  it('tell the query of a form post from its form', () => {
    expect(editsAfter(tokenRequest, type('tenant', '2'), type('code', 'c'))).toEqual([
      { parameter: 'tenant', in: 'query', value: '2' },
      { parameter: 'code', in: 'form', value: 'c' },
    ]);
  });

  it('change the address in front of the query, and take in a query that is typed with it', () => {
    expect(editsAfter(authorize, type('Address', 'https://evil.example/a'))).toEqual([
      { url: 'https://evil.example/a?client_id=app&scope=openid%20email&state=x&state=y&flag' },
    ]);
    expect(editsAfter(authorize, type('Address', ' https://as.example/authorize?prompt=none#x'))).toEqual([
      { parameter: 'prompt', in: 'query', add: 'none' },
    ]);
  });

  it('change where a redirect leads, what it carries, and its status', () => {
    expect(
      editsAfter(
        redirect,
        type('token', 'u'),
        type('Location', 'https://evil.example/'),
        type('Status', '302'),
      ),
    ).toEqual([
      { url: 'https://evil.example/?code=abc&state=x#token=t' },
      { parameter: 'token', in: 'fragment', value: 'u' },
      { status: 302 },
    ]);
    expect(editsAfter(redirect, type('Status', '99'))).toEqual([]);
    expect(editsAfter(redirect, type('code', 'z'), remove('Location'))).toEqual([
      { header: 'Location', value: null },
    ]);
  });

  it('set members of a JSON body one by one while their types stay', () => {
    expect(
      editsAfter(tokens, type('expires_in', '1'), type('access_token', 'true'), type('nested', '{"b":2}')),
    ).toEqual([
      { body: JSON.stringify({ access_token: true, expires_in: 1, id_token: idToken, nested: { b: 2 } }) },
    ]);
    expect(
      editsAfter(tokens, type('expires_in', '1'), type('access_token', '"true"'), remove('nested')),
    ).toEqual([
      { json: 'access_token', value: 'true' },
      { json: 'expires_in', value: '1' },
      { json: 'nested', value: null },
    ]);
    expect(editsAfter(tokens, type('expires_in', 'soon'), add('json', 'new', 'text'))).toEqual([
      { json: 'expires_in', value: 'soon' },
      { json: 'new', value: 'text' },
    ]);
    expect(editsAfter(tokens, remove('nested'), add('json', 'nested', '{"a":[1]}'))).toEqual([]);
  });

  it('of the header Location are edits of where it leads', () => {
    const leads = (value: string | null) =>
      editsOf(redirect, rowsOf(redirect, [{ header: 'location', value }]));
    expect(leads('https://app.example/callback?code=abc#token=t')).toEqual([
      { parameter: 'state', in: 'query', value: null },
    ]);
    expect(leads(null)).toEqual([{ header: 'Location', value: null }]);
  });

  it('change the fields of a page that takes an answer to the app', () => {
    expect(editsAfter(formPost, type('state', 'c'), remove('empty'))).toEqual([
      { parameter: 'state', in: 'page', value: 'c' },
      { parameter: 'empty', in: 'page', value: null },
    ]);
  });

  it('change a token, in whatever carries it', () => {
    const sub = (rows: Row[]) => {
      const row = rowOf(rows, 'id_token');
      const jwt = tokenOf(row);
      if (!jwt) throw new Error('no token');
      return withTokenChange(
        rows,
        row,
        withSignature(withClaim(jwt, row.token, 'claims', 'sub', 'user-ben'), 'none'),
      );
    };
    const jwt = { claims: { sub: 'user-ben' }, signature: 'none' };
    expect(editsAfter(tokens, sub)).toEqual([{ json: 'id_token', jwt }]);
    expect(editsAfter(formPost, sub)).toEqual([{ parameter: 'id_token', in: 'page', jwt }]);
    expect(editsAfter(formPost, sub, type('id_token', 'x'))).toEqual([
      { parameter: 'id_token', in: 'page', value: 'x' },
    ]);
    expect(editsAfter(tokens, type('expires_in', '"1"'), sub)).toEqual([
      expect.objectContaining({ body: expect.stringContaining('"expires_in":"1"') }),
      { json: 'id_token', jwt },
    ]);
  });

  it('replace a body that has no fields, or that somebody edits as text', () => {
    expect(editsAfter(plain, type('Body', 'Bye\n'))).toEqual([{ body: 'Bye\n' }]);
    const text = (rows: Row[]) => asText(tokens, rows);
    const fields = (rows: Row[]) => asFields(tokens, rows);
    expect(editsAfter(tokens, text)).toEqual([]);
    expect(editsAfter(tokens, text, type('Body', '{"a'))).toEqual([{ body: '{"a' }]);
    expect(editsAfter(tokens, type('expires_in', '1'), text, fields)).toEqual([
      { json: 'expires_in', value: '1' },
    ]);
    expect(editsAfter(tokens, text, type('Body', '{"a'), fields)).toEqual([]);
  });
});

/** What a place holds once its tokens are changed as its rows say. */
async function contents(rows: readonly Row[], place: FieldPlace): Promise<(readonly [string, string])[]> {
  const carried = place === 'query' || place === 'fragment';
  if (carried && leadsNowhere(rows)) return [];
  // An empty body is none.
  const here = rows.filter(
    (row) => row.place === place && !row.removed && !(place === 'body' && row.value === ''),
  );
  return Promise.all(
    here.map(
      async (row) => [row.name, row.token ? await changeJwt(row.value, row.token) : row.value] as const,
    ),
  );
}

const PLACES = [
  'status',
  'address',
  'query',
  'fragment',
  'form',
  'json',
  'page',
  'body',
  'header',
] as const satisfies readonly FieldPlace[];

const edited = (message: Message, edits: readonly Edit[]): Promise<Message> =>
  isRequest(message) ? editRequest(message, edits) : editResponse(message, edits);

/** The fields of a message after edits, its body read as what the original calls it: a header edit may say otherwise. */
async function fieldsAfter(message: Message, edits: readonly Edit[]): Promise<Row[]> {
  const now = await edited(message, edits);
  const type = ['content-type', header(message, 'content-type') ?? ''] as const;
  const location = now.headers.filter(([name]) => name.toLowerCase() === 'location');
  const { body = '' } = now;
  const alike: Message = isRequest(now)
    ? { ...now, headers: [type] }
    : { status: isRequest(message) ? 0 : message.status, headers: [type, ...location], body };
  const ofStatusAndHeaders = fieldsOf(now).filter(({ place }) => place === 'header' || place === 'status');
  return [
    ...ofStatusAndHeaders,
    ...fieldsOf(alike).filter(({ place }) => place !== 'header' && place !== 'status'),
  ];
}

const anyMessage = fc.oneof(anyRequest, anyResponse);

describe('any edits', () => {
  it('give just what the rows say', async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, anyActs, async (message, acts) => {
        const rows = rowsAfter(message, acts);
        const now = await fieldsAfter(message, editsOf(message, rows));
        // A page whose last field is gone is a text.
        const places = PLACES.filter((place) => place !== 'body' || bodyKindOf(message) !== 'page');
        for (const place of places) expect(await contents(now, place)).toEqual(await contents(rows, place));
      }),
      { numRuns: 300 },
    );
  });

  it('are none where the rows say what the original says', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(editsOf(message, fieldsOf(message))).toEqual([]);
      }),
    );
  });

  it('are read back as the same rows, and written as the same edits', () => {
    fc.assert(
      fc.property(anyMessage, anyActs, (message, acts) => {
        const rows = rowsAfter(message, acts);
        const edits = editsOf(message, rows);
        const again = rowsOf(message, edits);
        // Which number an added row got is no matter.
        const told = (list: readonly Row[], place: FieldPlace) =>
          list
            .filter((row) => row.place === place)
            .map(({ key, nth, ...row }) => (row.original === undefined ? row : { key, nth, ...row }));
        for (const place of PLACES) expect(told(again, place)).toEqual(told(rows, place));
        expect(editsOf(message, again)).toEqual(edits);
      }),
    );
  });

  it('of other origin are read so that they come to the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, anyEdits, async (message, edits) => {
        // A member of a body that only an edit has made JSON has no row.
        fc.pre(bodyKindOf(message) === 'json' || !edits.some((edit) => 'json' in edit));
        const first = await fieldsAfter(message, edits);
        const again = await fieldsAfter(message, editsOf(message, rowsOf(message, edits)));
        for (const place of PLACES)
          expect(sorted(await contents(again, place), place)).toEqual(
            sorted(await contents(first, place), place),
          );
      }),
      { numRuns: 500 },
    );
  });
});

const sorted = (pairs: readonly (readonly [string, string])[], place: FieldPlace): string[] =>
  pairs
    .map(([name, value]) => JSON.stringify([place === 'header' ? name.toLowerCase() : name, value]))
    .sort();
