import { header, mediaType } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { decodeParameters, type Parameters } from '../../protocol/parameters.ts';
import type { MessageEvent } from '../events.ts';
import { isExposure } from '../exposure.ts';
import { readPage } from '../read-page.ts';

/** What a message carries, a line for each parameter, header and field, and where else it could be read. */
export function messageLines({ message, readers }: MessageEvent): string[] {
  const location = header(message, 'location');
  const places = readers.filter(isExposure);
  return [
    ...('url' in message ? urlLines('query', 'fragment', message.url) : []),
    ...message.headers.map(([name, value]) => `header  ${name}: ${value}`),
    ...(location === undefined ? [] : urlLines('location query', 'location fragment', location)),
    ...bodyLines(message.body ?? '', mediaType(message)),
    ...(places.length === 0 ? [] : [`readable in  ${places.join(', ')}`]),
  ];
}

/** The parameters of an address; one that is no URL has some too. */
function urlLines(inQuery: string, inFragment: string, url: string): string[] {
  const [rest = '', fragment = ''] = url.split(/#(.*)/s);
  const [, query = ''] = rest.split(/\?(.*)/s);
  const known = fragment.includes('=') ? decodeParameters(fragment) : [];
  const bare = fragment !== '' && known.length === 0 ? [`${inFragment}  ${fragment}`] : [];
  return [...pairLines(inQuery, decodeParameters(query)), ...pairLines(inFragment, known), ...bare];
}

function bodyLines(body: string, type: string): string[] {
  if (body === '') return [];
  if (type === 'application/x-www-form-urlencoded') return pairLines('form', decodeParameters(body));
  if (type === 'text/html') return pageLines(body);
  const members = jsonMembers(body);
  return members ? pairLines('json', members) : [`body  ${body}`];
}

/** A page: its title and what its forms hold. The markup itself is in the JSON of a trace. */
export function pageLines(html: string): string[] {
  const { title, sendsItself, fields } = readPage(html);
  const how = sendsItself ? ' (sends itself)' : '';
  return [`page  ${title || 'without a title'}${how}`, ...pairLines('field', fields)];
}

/** A value that is a JWT, taken apart; none for any other. Nobody has verified it here. */
export function jwtLines(value: string): string[] {
  const jwt = decodeJwt(value);
  return jwt ? [`  header  ${JSON.stringify(jwt.header)}`, `  claims  ${JSON.stringify(jwt.claims)}`] : [];
}

const pairLines = (where: string, pairs: Parameters): string[] =>
  pairs.flatMap(([name, value]) => [`${where}  ${name} = ${value}`, ...jwtLines(value)]);

function jsonMembers(body: string): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' ? member : JSON.stringify(member),
    ]);
  } catch {
    return undefined;
  }
}
