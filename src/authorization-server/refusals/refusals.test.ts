import { describe, expect, test } from 'vitest';
import { assertions } from './assertions.ts';
import { authorizationRequest } from './authorization-request.ts';
import { clientAuthentication } from './client-authentication.ts';
import { clientAuthenticationEverywhere } from './client-authentication-everywhere.ts';
import { clientCredentialsGrant } from './client-credentials.ts';
import { codeExchange } from './code-exchange.ts';
import { cors } from './cors.ts';
import { deviceGrant } from './device.ts';
import { dpop } from './dpop.ts';
import { dpopEverywhere } from './dpop-everywhere.ts';
import { introspection } from './introspection.ts';
import { loggingOut } from './logout.ts';
import { malformedMessages } from './malformed-messages.ts';
import { messages } from './messages.ts';
import { pagesAndCsrf } from './pages-and-csrf.ts';
import { par } from './par.ts';
import { passwordGrant } from './password.ts';
import { pkce } from './pkce.ts';
import { policy } from './policy.ts';
import { redirectUris } from './redirect-uris.ts';
import { refreshing } from './refresh.ts';
import { responseModes } from './response-modes.ts';
import { revocation } from './revocation.ts';
import { alwaysHolds } from './testing/always.ts';
import { cannotRefuse, everyCheck, refuserOf } from './testing/coverage.ts';
import { type Outcome, perform } from './testing/outcome.ts';
import type { Row, Topic } from './testing/row.ts';
import { presentingTokens } from './userinfo.ts';

const topics: Readonly<Record<string, Topic>> = {
  'authorization requests': authorizationRequest,
  'redirect URIs': redirectUris,
  PKCE: pkce,
  'response modes': responseModes,
  'client authentication': clientAuthentication,
  'client authentication everywhere': clientAuthenticationEverywhere,
  assertions,
  'code exchange': codeExchange,
  refreshing,
  'client credentials': clientCredentialsGrant,
  'the password grant': passwordGrant,
  'the device grant': deviceGrant,
  'pushed authorization requests': par,
  DPoP: dpop,
  'DPoP everywhere': dpopEverywhere,
  'pages and CSRF': pagesAndCsrf,
  userinfo: presentingTokens,
  introspection,
  revocation,
  'logging out': loggingOut,
  'a stricter policy': policy,
  CORS: cors,
  messages,
  'malformed messages': malformedMessages,
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
  test('has a title of its own for every row of a topic', () => {
    for (const [topic, cases] of Object.entries(topics)) {
      const titles = cases.map(([spec, wrong]) => `${topic}: ${spec}: ${wrong}`);
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    }
  });

  test('names a specification and its section in every row', () => {
    for (const [spec] of rows) expect(spec).toMatch(/ (§[\dA-Z]|Appendix [A-Z]|[A-Z]\.\d)/);
  });

  test('has every check refuse in each of its columns', async () => {
    const refusers = new Set((await Promise.all(rows.map(outcomeOf))).flatMap(refuserOf));
    const silent = everyCheck().filter((name) => !refusers.has(name));
    expect(silent.toSorted()).toEqual(Object.keys(cannotRefuse).toSorted());
  });
});
