import { type HttpResponse, header } from '../../../protocol/http.ts';
import type { PrivateJwk } from '../../../protocol/jwt.ts';
import type { Pair } from '../draft.ts';
import { pageOf } from '../page.ts';
import { clients, users } from '../world.ts';
import { isRegistered } from './redirects.ts';
import type { Rule } from './rule.ts';

/** What nobody is ever told, whatever they ask. */
const NEVER = [
  ...users.map(({ password }) => password),
  ...clients.flatMap(({ client_secret }) => (client_secret === undefined ? [] : [client_secret])),
];

/** Whether an answer refuses: by its status, by an error page, or by an error that goes to the app. */
export function refuses(response: HttpResponse): boolean {
  if (response.status >= 400) return true;
  const location = header(response, 'location') ?? '';
  if (isRegistered(location)) return /[?&#]error=/.test(location);
  const isHtml = response.body !== '' && (header(response, 'content-type') ?? '').startsWith('text/html');
  if (!isHtml) return false;
  const { name, forms } = pageOf(response);
  const posted = name === 'form_post' ? (forms[0]?.fields ?? []) : [];
  return (
    name === 'error' || posted.some(([field]) => field === 'error') || /role="alert"/.test(response.body)
  );
}

/** What an answer says: body, parameters and headers, but for cookies and `state`, which is the sender's own. */
function told({ headers, body }: HttpResponse, fields: readonly Pair[]): string {
  const location = headers.find(([name]) => name === 'Location')?.[1] ?? '';
  const url = URL.canParse(location) ? new URL(location) : undefined;
  const parameters = url ? [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))] : [];
  return [
    ...[...fields, ...parameters].filter(([name]) => name !== 'state').map(([, value]) => value),
    ...headers.filter(([name]) => !SILENT.has(name.toLowerCase())).map(([, value]) => value),
    ...(fields.length > 0 ? [] : [body]),
  ].join('\n');
}

const SILENT = new Set(['set-cookie', 'location', 'content-security-policy']);

/** The fields of a form_post page; none for every other answer. */
function postedFields(response: HttpResponse): readonly Pair[] {
  if (!response.body.includes('data-auto-submit')) return [];
  return pageOf(response).forms[0]?.fields ?? [];
}

const TOKENS = /[\w-]{8,}(\.[\w-]+)*/g;

/**
 * Not even what the sender sent: it may have stood in the wrong parameter, and errors end in logs. A form that is shown again holds what it
 * held before.
 */
const refusalsTellNoSecret: Rule = ({ response, secrets }) => {
  const tryAgain = /data-page="(login|activate)"/.test(response.body);
  if (!refuses(response) || tryAgain) return undefined;
  const words = told(response, postedFields(response)).match(TOKENS) ?? [];
  const secret = words.find((text) => secrets.has(text));
  return secret && `a refusal tells ${secret}`;
};

const nobodyIsToldPasswords: Rule = ({ response, sent }) => {
  const text = told(response, postedFields(response));
  const secret = NEVER.find((each) => text.includes(each) && !sent.some(([, value]) => value.includes(each)));
  return secret && `the answer tells ${secret}`;
};

/** No member of a private key is ever in an answer. */
export function keysStayPrivate(keys: readonly PrivateJwk[]): Rule {
  const members = new Set(keys.flatMap(({ d, p, q, dp, dq, qi }) => [d, p, q, dp, dq, qi]));
  return ({ response }) => {
    if (!response.body.includes('"')) return undefined;
    return response.body.match(TOKENS)?.some((text) => members.has(text)) ? 'a private key' : undefined;
  };
}

/** Rules of what is told to whom. */
export const secretRules: readonly Rule[] = [refusalsTellNoSecret, nobodyIsToldPasswords];
