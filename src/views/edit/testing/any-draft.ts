import fc from 'fast-check';
import type { HttpRequest, HttpResponse } from '../../../protocol/http.ts';
import { encodeParameters } from '../../../protocol/parameters.ts';
import { anyText } from '../../../protocol/testing/any-text.ts';
import { fieldsOf } from '../fields.ts';
import type { Message } from '../message-parts.ts';
import { added, removed, restored, typed, withTokenChange } from '../operations.ts';
import { type FieldPlace, leadsNowhere, type Row } from '../rows.ts';
import { tokenOf, withClaim, withoutClaim, withSignature } from '../token.ts';
import { idToken } from './messages.ts';

const value = fc.oneof(
  anyText,
  fc.constantFrom('', '&', '=', '?', '#', '%41', '+', '7', '"7"', 'true', 'null', '{"a":1}', idToken),
);
/** Few names, so that they meet; none that JSON objects put in another order. */
const name = fc.oneof(fc.constantFrom('state', 'code', 'a&b', 'ü', '__proto__'), anyText.filter(isNoNumber));
const headerName = fc.constantFrom('Accept', 'accept', 'Cookie', 'COOKIE', 'X-Other');
const headerValue = fc.constantFrom('', 'a', 'b=1; c', `Bearer ${idToken}`);

function isNoNumber(text: string): boolean {
  return !/^\d+$/.test(text);
}

const pairs = fc.array(fc.tuple(name, value), { maxLength: 4 });
const query = pairs.map((list) => (list.length > 0 ? `?${encodeParameters(list)}` : ''));
const fragment = pairs.map((list) => (list.length > 0 ? `#${encodeParameters(list)}` : ''));
const headers = fc.array(fc.tuple(headerName, headerValue), { maxLength: 4 });
const address = fc.constantFrom('https://as.example/authorize', 'https://app.example', 'app:/callback');

const form = pairs.map((list) => ['application/x-www-form-urlencoded', encodeParameters(list)] as const);
const members = fc.uniqueArray(fc.tuple(name, fc.oneof(value, fc.jsonValue({ maxDepth: 1 }))), {
  maxLength: 4,
  selector: ([key]) => key,
});
const json = members.map((list) => ['application/json', JSON.stringify(Object.fromEntries(list))] as const);
const escaped = (text: string) =>
  text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('\r', '');
/** HTML has texts that no attribute can hold as they are; these names and values stay as they are. */
const hidden = fc.array(
  fc.tuple(fc.constantFrom('state', 'code', 'a&b'), fc.constantFrom('', '<', '"', idToken)),
  {
    maxLength: 3,
  },
);
const page = hidden.map(
  (list) =>
    [
      'text/html',
      `<form>${list.map(([key, text]) => `<input type=hidden name="${escaped(key)}" value="${escaped(text)}">`).join('\n')}</form>`,
    ] as const,
);
const text = value.map((body) => ['text/plain', body] as const);

/** Any request that a run could send. */
export const anyRequest: fc.Arbitrary<HttpRequest> = fc
  .tuple(address, query, headers, fc.oneof(form, json, text))
  .map(([base, asked, list, [type, body]]) => ({
    method: 'POST',
    url: base + asked,
    headers: [...list, ['content-type', type]],
    body,
  }));

/** Any response that a run could get. */
export const anyResponse: fc.Arbitrary<HttpResponse> = fc
  .tuple(fc.option(fc.tuple(address, query, fragment)), headers, fc.oneof(json, text, page))
  .map(([location, list, [type, body]]) => ({
    status: location ? 303 : 200,
    headers: [
      ...list,
      ...(location ? [['Location', location.join('')] as const] : []),
      ['content-type', type],
    ],
    body,
  }));

/** What somebody does to a row that the number picks. */
const act = fc.tuple(
  fc.nat(),
  fc.constantFrom('type', 'remove', 'restore', 'duplicate', 'add', 'claim', 'unclaim', 'sign'),
  name,
  value,
  fc.constantFrom('kept', 'none', 'wrong key', 'public key as secret'),
);

/** Any sequence of what people do in the editor. */
export const anyActs = fc.array(act, { maxLength: 8 });

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** The rows of a message after somebody did all that. */
export function rowsAfter(message: Message, acts: readonly Act[]): Row[] {
  return acts.reduce<Row[]>((rows, one) => after(rows, one), fieldsOf(message));
}

const ONE_OF_A_KIND: ReadonlySet<FieldPlace> = new Set(['status', 'address', 'body']);

function after(rows: Row[], [pick, what, called, given, signature]: Act): Row[] {
  const row = rows[pick % rows.length];
  if (!row) return rows;
  const { place } = row;
  // What a removed `Location` carried is gone with it.
  if (leadsNowhere(rows) && (place === 'query' || place === 'fragment')) return rows;
  // A message's address is a text without these; what somebody types behind them is tested apart.
  const told = place === 'address' ? `https://x.example/${encodeURIComponent(given)}` : given;
  // Line breaks and odd characters become others on their way through HTML and header lines.
  const safe = place === 'page' || place === 'header' ? 'changed "&' : told;
  const jwt = row.removed ? undefined : tokenOf(row);
  switch (what) {
    case 'type':
      return row.removed ? rows : typed(rows, row, safe);
    case 'remove':
      return place === 'status' || place === 'body' || row.name === 'Address' ? rows : removed(rows, row);
    case 'restore':
      return row.original === undefined ? rows : restored(rows, row);
    case 'duplicate':
      return ONE_OF_A_KIND.has(place) || place === 'json' || row.removed ? rows : added(rows, row);
    case 'add':
      if (ONE_OF_A_KIND.has(place)) return rows;
      return added(rows, {
        place,
        name: place === 'header' || place === 'page' ? row.name : called,
        value: safe,
      });
    case 'claim':
      return jwt ? withTokenChange(rows, row, withClaim(jwt, row.token, 'claims', called, given)) : rows;
    case 'unclaim':
      return jwt ? withTokenChange(rows, row, withoutClaim(jwt, row.token, 'header', 'kid')) : rows;
    case 'sign':
      return jwt ? withTokenChange(rows, row, withSignature(row.token, signature)) : rows;
  }
}
