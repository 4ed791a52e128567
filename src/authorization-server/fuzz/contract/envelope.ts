import { header, headers } from '../../../protocol/http.ts';
import { clients } from '../world.ts';
import type { Rule } from './rule.ts';

const STATUS: ReadonlySet<number> = new Set([
  200, 201, 204, 303, 400, 401, 403, 404, 405, 413, 414, 415, 429, 431,
]);

const answersByStatus: Rule = ({ response }) =>
  STATUS.has(response.status) ? undefined : `status ${response.status}`;

const headersAreAscii: Rule = ({ response }) => {
  const bad = response.headers.find(
    ([name, value]) =>
      !/^[A-Za-z0-9-]+$/.test(name) || !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value),
  );
  return bad && `header ${JSON.stringify(bad)}`;
};

const headersStandOnce: Rule = ({ response }) => {
  const names = response.headers.map(([name]) => name.toLowerCase()).filter((name) => name !== 'set-cookie');
  const twice = names.find(
    (name, i) => names.indexOf(name) !== i && !['vary', 'www-authenticate'].includes(name),
  );
  return twice && `header ${twice} stands twice`;
};

const COOKIE = /^__Host-[a-z]+=[\w-]*(; [A-Za-z-]+(=[\w/]+)?)*$/;
const NEEDED = ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'];

const cookiesAreSafe: Rule = ({ response }) => {
  const bad = headers(response, 'set-cookie').find(
    (line) => !COOKIE.test(line) || !NEEDED.every((attribute) => line.split('; ').includes(attribute)),
  );
  return bad && `cookie ${bad}`;
};

const ORIGINS = new Set(clients.flatMap(({ web_origins }) => web_origins));

const corsIsForRegisteredOrigins: Rule = ({ request, response }) => {
  if (header(response, 'access-control-allow-credentials') !== undefined) return 'CORS with credentials';
  const allowed = header(response, 'access-control-allow-origin');
  if (allowed === undefined || allowed === '*') return undefined;
  return ORIGINS.has(allowed) && headers(request, 'origin').includes(allowed)
    ? undefined
    : `CORS for ${allowed}`;
};

/** `auth-scheme` and `auth-param`s of RFC 9110 §11.6.1. */
const CHALLENGE = /^[A-Za-z]+( [a-z_]+="[^"\\]*"(, [a-z_]+="[^"\\]*")*)?$/;

const challengesAreWellFormed: Rule = ({ response }) => {
  const all = headers(response, 'www-authenticate').flatMap((line) => line.split(/, (?=[A-Za-z]+ [a-z_]+=)/));
  return all.find((text) => !CHALLENGE.test(text));
};

const methodsAreNamed: Rule = ({ response }) =>
  response.status === 405 && header(response, 'allow') === undefined ? '405 without Allow' : undefined;

/** Rules of status and headers. */
export const envelopeRules: readonly Rule[] = [
  ...[answersByStatus, headersAreAscii, headersStandOnce, cookiesAreSafe],
  ...[corsIsForRegisteredOrigins, challengesAreWellFormed, methodsAreNamed],
];
