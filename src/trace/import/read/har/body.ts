import type { Header } from '../../../../protocol/http.ts';
import { header } from '../../../../protocol/http.ts';
import { isObject } from '../../../json.ts';
import { textOfBase64 } from '../base64.ts';
import { type At, sayPart } from '../place.ts';
import { kindOfValue } from '../problems.ts';
import { formOfPairs } from './pairs.ts';

/** A body as the file has it: the text, or that there should be one and the file lacks it. */
export interface Body {
  readonly text: string | undefined;
  readonly lacking: boolean;
  /** As the exporter names it, for files without a `Content-Type` header. */
  readonly mimeType: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The body of a request: `postData.text`, or made out of `postData.params`. */
export function requestBody(
  method: string,
  request: Fields,
  headers: readonly Header[] | undefined,
  at: At,
): Body {
  // HTTP Toolkit keeps what is no text apart.
  const postData = request['postData'] ?? request['_content'];
  const carries = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
  const expected = carries && isExpected(request['bodySize'], headers);
  if (postData === undefined || postData === null)
    return { text: undefined, lacking: expected, mimeType: '' };
  if (!isObject(postData)) {
    sayPart(at, '.request.postData', `is ${kindOfValue(postData)}, not an object`);
    return { text: undefined, lacking: carries, mimeType: '' };
  }
  const mimeType = textOf(postData['mimeType']);
  const text = textIn(postData, mimeType, '.request.postData', at);
  if (text) return { text, lacking: false, mimeType };
  const form = /^multipart/i.test(mimeType) ? undefined : formOfPairs(postData['params']);
  return { text: form, lacking: form === undefined && expected, mimeType };
}

/** The headers say that there is a body; without any, its size in the file does; and where nothing speaks of it, a POST has one. */
function isExpected(bodySize: unknown, headers: readonly Header[] | undefined): boolean {
  const length = headers && header({ headers }, 'content-length');
  if (length !== undefined) return length.trim() !== '0';
  if (typeof bodySize === 'number' && bodySize > 0) return true;
  return bodySize !== 0 || (headers !== undefined && header({ headers }, 'content-type') !== undefined);
}

/** Pictures, fonts, films and archives: nobody asks what stands in them. */
const NO_TEXT =
  /^(?:image\/(?!svg)|font\/|audio\/|video\/|application\/(?:wasm|zip|pdf|x-font|font|vnd\.ms-font))/i;

/** The body of a response: `content.text`. */
export function responseBody(
  method: string,
  response: Fields,
  headers: readonly Header[] | undefined,
  at: At,
): Body {
  const { content } = response;
  const mimeType = isObject(content) ? textOf(content['mimeType']) : '';
  if (NO_TEXT.test(mimeType)) return { text: undefined, lacking: false, mimeType };
  if (content !== undefined && content !== null && !isObject(content))
    sayPart(at, '.response.content', `is ${kindOfValue(content)}, not an object`);
  const text = isObject(content) ? textIn(content, mimeType, '.response.content', at) : undefined;
  if (text) return { text, lacking: false, mimeType };
  const size = isObject(content) ? content['size'] : undefined;
  return { text, lacking: !isEmpty(method, response['status'], headers, text, size), mimeType };
}

function isEmpty(
  method: string,
  status: unknown,
  headers: readonly Header[] | undefined,
  text: string | undefined,
  size: unknown,
): boolean {
  if (method === 'HEAD' || status === 204 || status === 304) return true;
  const length = headers && header({ headers }, 'content-length')?.trim();
  if (length !== undefined) return length === '0';
  return text === '' && !(typeof size === 'number' && size > 0);
}

function textIn(fields: Fields, mimeType: string, below: string, at: At): string | undefined {
  const { text, encoding } = fields;
  if (text === undefined || text === null) return undefined;
  if (typeof text !== 'string') {
    // A tool that parsed the JSON bodies: what it wrote says the same.
    if (typeof text === 'object') return JSON.stringify(text);
    sayPart(at, `${below}.text`, `is ${kindOfValue(text)}, not a text`);
    return undefined;
  }
  if (typeof encoding !== 'string' || encoding.toLowerCase() !== 'base64') return text;
  const decoded = textOfBase64(text, mimeType);
  if (decoded === undefined) sayPart(at, `${below}.text`, 'is not the base64 that it says it is');
  return decoded;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
