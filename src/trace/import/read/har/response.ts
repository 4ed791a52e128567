import { header } from '../../../../protocol/http.ts';
import type { Lack } from '../../../events.ts';
import { isObject } from '../../../json.ts';
import type { EntryResponse } from '../../entry.ts';
import { type At, sayPart } from '../place.ts';
import { kindOfValue } from '../problems.ts';
import { responseBody } from './body.ts';
import { withSetCookies } from './cookies.ts';
import { headersOf } from './headers.ts';
import { typedBy } from './request.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A HAR's response; `undefined` where the file holds no answer and no reason why there is none. */
export function responseOf(
  entry: Fields,
  method: string,
  time: number | undefined,
  at: At,
): EntryResponse | undefined {
  const { response } = entry;
  const failure = failureOf(entry);
  if (!isObject(response)) {
    if (response !== undefined && response !== null)
      sayPart(at, '.response', `is ${kindOfValue(response)}, not an object`);
    return failure === undefined ? undefined : { at: time, status: 0, headers: [], failure, lacks: [] };
  }
  const status = statusOf(response['status'], at);
  const known = headersOf(response['headers'], '.response.headers', at) ?? [];
  if (status === 0 && known.length === 0)
    return failure === undefined ? undefined : { at: time, status, headers: [], failure, lacks: [] };
  const body = responseBody(method, response, known, at);
  const lacks: Lack[] = known.length > 0 ? [] : ['headers', 'cookies'];
  if (body.lacking) lacks.push('body');
  if (time === undefined) lacks.push('time');
  const headers = withSetCookies(
    known.length === 0 ? typedBy(known, body.text ? body.mimeType : '') : known,
    response['cookies'],
  );
  const redirectUrl = redirectOf(response, status, headers);
  return { at: time, status, headers, body: body.text, redirectUrl, failure, lacks };
}

function statusOf(status: unknown, at: At): number {
  const number = typeof status === 'string' && /^\d{3}$/.test(status.trim()) ? Number(status) : status;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 100 && number <= 999) return number;
  if (number !== 0 && number !== -1 && number !== null)
    sayPart(at, '.response.status', `is ${kindOfValue(status)}, not a status`);
  return 0;
}

/** Firefox writes chains of redirects with status 0 and an empty `redirectURL` sometimes, although the header is there. */
function redirectOf(response: Fields, status: number, headers: EntryResponse['headers']): string | undefined {
  const { redirectURL } = response;
  if (typeof redirectURL === 'string' && redirectURL.trim() !== '') return redirectURL.trim();
  return status === 0 ? header({ headers }, 'location') : undefined;
}

/** Chrome says it beside the response or in it, Playwright in `_failureText`. */
function failureOf({ _error, response }: Fields): string | undefined {
  const inside = isObject(response) ? [response['_error'], response['_failureText']] : [];
  return [...inside, _error].find((text): text is string => typeof text === 'string' && text !== '');
}
