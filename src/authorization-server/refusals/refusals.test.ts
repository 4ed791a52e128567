import { describe, expect, test } from 'vitest';
import { authorizationRequest } from './authorization-request.ts';
import { clientAuthentication } from './client-authentication.ts';
import { codeExchange } from './code-exchange.ts';
import { cors } from './cors.ts';
import { messages } from './messages.ts';
import { pagesAndCsrf } from './pages-and-csrf.ts';
import { pkce } from './pkce.ts';
import { redirectUris } from './redirect-uris.ts';
import { refreshing } from './refresh.ts';
import { responseModes } from './response-modes.ts';
import { revocation } from './revocation.ts';
import { alwaysHolds } from './testing/always.ts';
import { everyCheck, refusersOf } from './testing/coverage.ts';
import { type Outcome, perform } from './testing/outcome.ts';
import type { Row, Topic } from './testing/row.ts';
import { presentingTokens } from './userinfo.ts';

const topics: Readonly<Record<string, Topic>> = {
  'authorization requests': authorizationRequest,
  'redirect URIs': redirectUris,
  PKCE: pkce,
  'response modes': responseModes,
  'client authentication': clientAuthentication,
  'code exchange': codeExchange,
  refreshing,
  'pages and CSRF': pagesAndCsrf,
  userinfo: presentingTokens,
  revocation,
  CORS: cors,
  messages,
};
const rows = Object.values(topics).flat();

const outcomes = new Map<Row, Promise<Outcome>>();

/** Each row is performed once, for its own test and for the coverage of the checks. */
function outcomeOf(row: Row): Promise<Outcome> {
  const outcome = outcomes.get(row) ?? perform(row[2]);
  outcomes.set(row, outcome);
  return outcome;
}

describe.each(Object.entries(topics))('%s', (_topic, cases) => {
  test.each(cases.map((row) => [`${row[0]}: ${row[1]}`, row] as const))('%s', async (_title, row) => {
    const outcome = await outcomeOf(row);
    row[3].holds(outcome);
    alwaysHolds(outcome, row[3]);
  });
});

describe('the table of refusals', () => {
  test('has a title of its own for every row', () => {
    const titles = rows.map(([spec, wrong]) => `${spec}: ${wrong}`);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  test('names a specification and its section in every row', () => {
    for (const [spec] of rows) expect(spec).toMatch(/ (§[\dA-Z]|Appendix [A-Z]|[A-Z]\.\d)/);
  });

  test('has every check refuse in each of its columns', async () => {
    const refusers = new Set((await Promise.all(rows.map(outcomeOf))).flatMap(refusersOf));
    expect(everyCheck().filter((name) => !refusers.has(name))).toEqual([]);
  });
});
