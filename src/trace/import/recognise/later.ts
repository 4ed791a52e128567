import { parseJwks } from '../../../protocol/jwt.ts';
import type { Attempt } from './attempt.ts';
import type { Company } from './company.ts';
import { begin, type Desk, isServerOf, latest, put } from './desk.ts';
import type { Kind } from './kind.ts';
import type { Reading } from './reading.ts';
import { basicUser, parametersOf } from './request-parts.ts';
import { putCall } from './resource.ts';
import { find } from './traits.ts';

/** What found no attempt by a value of its own: by its company, when all attempts are known. */
export function takeLater(desk: Desk, reading: Reading, kind: Kind | undefined, company: Company): void {
  if (kind === 'metadata' || kind === 'jwks') putServers(desk, reading, kind, company);
  else if (kind === 'revocation' || kind === 'introspection') putAboutToken(desk, reading, kind);
  else if (kind === 'preflight') return;
  else if (KEYS.test(reading.path) && isOfServer(desk, reading)) putServers(desk, reading, 'jwks', company);
  else putCall(desk, reading);
}

/** Ends of paths that key sets have: told by them only at a server that is known, where the answer is missing or broken. */
const KEYS = /\/(?:jwks(?:\.json)?|keys|certs)$/i;

const isOfServer = (desk: Desk, { origin, isNavigation }: Reading): boolean =>
  !isNavigation && desk.attempts.some(({ servers }) => servers.has(origin));

/** Documents of the server go to the attempt among whose messages they stand; those of servers that nobody else speaks of, nowhere. */
function putServers(desk: Desk, reading: Reading, kind: Kind, company: Company): void {
  const others = desk.attempts.filter(({ members }) => members.length > 0);
  const [first] = others;
  const attempt =
    company(reading) ??
    (kind === 'jwks' ? byKeys(others, reading) : undefined) ??
    (first && (reading.origin === '' || isOneServer(desk, others, first)) ? first : undefined) ??
    (first ? undefined : begin(desk));
  if (!attempt) return;
  if (reading.origin !== '') attempt.servers.add(reading.origin);
  put(desk, attempt, reading, kind);
}

const isOneServer = (desk: Desk, others: readonly Attempt[], first: Attempt): boolean =>
  others.every(({ servers }) => [...servers].some((one) => isServerOf(desk, first, one)));

/** Some servers keep their keys at a host that nothing else names. */
function byKeys(attempts: readonly Attempt[], { exchange }: Reading): Attempt | undefined {
  const names = new Set(parseJwks(exchange.entry.response?.body ?? '')?.keys.map(({ kid }) => kid));
  return attempts.find(({ keys }) => [...keys].some((key) => names.has(key)));
}

function putAboutToken(desk: Desk, reading: Reading, kind: Kind): void {
  const bag = parametersOf(reading);
  const token = bag.get('token');
  const client = bag.get('client_id') ?? basicUser(reading);
  const before = ({ members }: Attempt) => (members[0]?.reading.index ?? 0) < reading.index;
  const attempt =
    find(desk.traits.token, token) ??
    find(desk.traits.refreshToken, token) ??
    find(desk.traits.idToken, token) ??
    latest(desk, (one) => before(one) && client !== undefined && one.clientId === client) ??
    latest(desk, (one) => before(one) && one.issued && isServerOf(desk, one, reading.origin)) ??
    begin(desk);
  attempt.clientId ??= client;
  attempt.servers.add(reading.origin);
  put(desk, attempt, reading, kind);
}
