import { isObject, jsonValue } from '../../json.ts';
import { shown } from './problems.ts';

const WANTED = 'A HAR file, URLs, a curl command, HTTP messages, a JSON answer or a token can be read.';

/** Why nothing was found in a text: what it looks like instead. */
export function whyUnread(text: string): string {
  return `${whatItIs(text.trimStart())} ${WANTED}`;
}

function whatItIs(text: string): string {
  const head = text.slice(0, 300);
  if (/^<(?:!doctype html|html|head|body|script)\b/i.test(head)) return 'This is an HTML page, not a trace.';
  if (/^<(?:\?xml|[\w:-]+[\s>])/i.test(head)) return 'This is XML, not a trace.';
  if (/^\d{1,9}:\d+:/.test(head)) return 'This looks like a file of mitmproxy flows: save them as HAR there.';
  if (/^[{[]/.test(head)) return whichJson(text);
  return 'Nothing that OAuth sends was found in this text.';
}

function whichJson(text: string): string {
  const value = jsonValue(text);
  if (value === undefined)
    return 'This starts like JSON but is none, and it holds no whole entry of a trace.';
  if (Array.isArray(value)) return 'This is a JSON list, but no entry of a HAR stands in it.';
  if (!isObject(value)) return 'This is JSON, but no trace.';
  if (Object.hasOwn(value, 'iss') || Object.hasOwn(value, 'alg'))
    return 'This looks like a token that is decoded already: paste it as it was sent.';
  const names = Object.keys(value)
    .slice(0, 5)
    .map((name) => shown(name, 20));
  return `This is JSON (${names.length === 0 ? 'an empty object' : names.join(', ')}), but no trace.`;
}
