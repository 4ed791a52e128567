import { type HttpRequest, mediaType } from '../../../protocol/http.ts';
import { issuer } from '../world.ts';
import type { Exchange, Rule } from './rule.ts';
import { refuses } from './secrets.ts';

/** The text that an endpoint reads its parameters from: a form's body, or else the query. */
function parameterText({ request }: Exchange): string | undefined {
  if (request.method !== 'POST') return request.url.split('#')[0]?.split(/\?(.*)/s)[1] ?? '';
  return mediaType(request) === 'application/x-www-form-urlencoded' ? (request.body ?? '') : undefined;
}

/** Names and values as a strict reader has them; `undefined` where no strict reader would go on. */
function strictly(text: string): [string, string][] | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text) || /\p{Surrogate}/u.test(text)) return undefined;
  try {
    const pieces = text.split('&').filter((piece) => piece !== '');
    return pieces.map((piece) => {
      const [name = '', ...values] = piece.replaceAll('+', ' ').split('=');
      return [decodeURIComponent(name), decodeURIComponent(values.join('='))];
    });
  } catch {
    return undefined;
  }
}

function problemOf(text: string): string | undefined {
  if (text.length > 65_536) return 'more than 64 kB of parameters';
  const pairs = strictly(text);
  if (!pairs) return 'parameters that cannot be decoded';
  if (pairs.length > 100) return 'more than a hundred parameters';
  if (pairs.some(([, value]) => value.length > 8192)) return 'a value of more than 8 kB';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return pairs.some((pair) => /[\x00-\x1f\x7f]/.test(pair.join(''))) ? 'control characters' : undefined;
}

/** A preflight asks about no parameters, and what HEAD is told of a form_post page does not say that it is an error. */
const answersWithoutReading = ({ method }: HttpRequest): boolean => method === 'OPTIONS' || method === 'HEAD';

/** What two parsers could read in two ways, and what is too much, is refused wherever it is sent. */
const unreadableIsRefused: Rule = (exchange) => {
  const { request, response } = exchange;
  if (answersWithoutReading(request) || refuses(response)) return undefined;
  const problem = problemOf(parameterText(exchange) ?? '');
  return problem && `${response.status} for ${problem}`;
};

const headersThatCannotBeAreRefused: Rule = ({ request, response }) => {
  if (answersWithoutReading(request) || refuses(response)) return undefined;
  const bad = request.headers.find(([name, value]) => /[\r\n\0]/.test(name + value));
  return bad && `${response.status} for the header ${JSON.stringify(bad)}`;
};

const ONCE = [
  'authorize',
  'login',
  'consent',
  'activate',
  'oidc/logout',
  'oauth/device/code',
  'oauth/par',
  'oauth/token',
  'oauth/revoke',
  'oauth/introspect',
];

/** RFC 6749 §3.1: "parameters MUST NOT be included more than once". */
const repetitionIsRefused: Rule = (exchange) => {
  const { request, response } = exchange;
  const read = ONCE.some((path) => request.url.split(/[?#]/)[0] === `${issuer}${path}`);
  if (!read || answersWithoutReading(request) || refuses(response)) return undefined;
  const names = strictly(parameterText(exchange) ?? '')?.map(([name]) => name) ?? [];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined ? undefined : `${response.status} for ${twice} sent twice`;
};

/** Rules of what must be refused for its form alone. */
export const malformedRules: readonly Rule[] = [
  ...[unreadableIsRefused, headersThatCannotBeAreRefused, repetitionIsRefused],
];
