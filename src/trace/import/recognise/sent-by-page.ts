import { parseUrl } from '../../../protocol/http.ts';
import { readPage } from '../../read-page.ts';
import type { Bag } from './bag.ts';
import { brings } from './brought.ts';
import type { Reading } from './reading.ts';

/** A page that only takes something to the app is short; longer ones are not searched. */
const MOST_PAGE = 100_000;

/** Where the page of an exchange sends its form, with what stands in it; `undefined` for a page that takes nothing to the app. */
export function sentByPage(reading: Reading): { readonly action: string; readonly bag: Bag } | undefined {
  const body = reading.exchange.entry.response?.body;
  if (!body || body.length > MOST_PAGE || !/<form/i.test(body) || !ANSWER_FIELD.test(body)) return undefined;
  const bag = new Map<string, string>();
  for (const [name, value] of readPage(body).fields) if (!bag.has(name)) bag.set(name, value);
  const [, , action] = /<form\b[^>]{0,2000}?\saction=(["']?)([^"'>\s]{1,4000})\1/i.exec(body) ?? [];
  const url = parseUrl((action ?? '').replaceAll('&amp;', '&').replaceAll('&#x2F;', '/'), reading.url?.href);
  return url && brings(bag) ? { action: url.href, bag } : undefined;
}

const ANSWER_FIELD = /\bname=["']?(?:code|id_token|access_token|error|response)["'\s/>]/i;

/** What a page posts to the page that framed it. */
export function postedByPage({ exchange }: Reading): Bag | undefined {
  const body = exchange.entry.response?.body?.slice(0, MOST_PAGE);
  if (!body?.includes('authorization_response')) return undefined;
  const bag = new Map<string, string>();
  for (const [, name = '', value = ''] of body.matchAll(POSTED)) if (!bag.has(name)) bag.set(name, value);
  return brings(bag) ? bag : undefined;
}

/** Members of the message that a page posts in `response_mode=web_message`. */
const POSTED = /"(code|state|error|access_token|id_token)"\s?:\s?"([^"\\]{1,10000})"/g;
