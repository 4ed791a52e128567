import { type Attempt, has } from './attempt.ts';
import type { Bag } from './bag.ts';
import { begin, type Desk, isServerOf, latest } from './desk.ts';
import type { Reading } from './reading.ts';
import { clientOf } from './redemptions.ts';
import { isPollError } from './tokens.ts';
import { find, isTelling } from './traits.ts';

export function attemptRedeemed(
  desk: Desk,
  reading: Reading,
  bag: Bag,
  grant: string | undefined,
  client: string | undefined,
): Attempt {
  const { traits } = desk;
  const found =
    find(traits.code, bag.get('code')) ??
    find(traits.deviceCode, bag.get('device_code')) ??
    find(traits.refreshToken, bag.get('refresh_token')) ??
    find(traits.token, bag.get('subject_token')) ??
    find(traits.idToken, bag.get('subject_token'));
  if (found) return found;
  const ours = (attempt: Attempt) => fits(desk, attempt, reading, client);
  if (reading.origin === '')
    return latest(desk, isWaiting) ?? latest(desk, ({ issued }) => !issued) ?? begin(desk);
  switch (grant) {
    case 'authorization_code':
      return attemptOfCode(desk, ours, reading, bag) ?? begin(desk);
    case 'refresh_token':
      return attemptRefreshed(desk, ours, bag.get('refresh_token')) ?? begin(desk);
    case 'device':
      return latest(desk, (one) => ours(one) && one.grants.has('device') && !one.issued) ?? begin(desk);
    case undefined:
      return (
        latest(desk, (one) => ours(one) && isPolling(one, reading)) ??
        latest(desk, (one) => ours(one) && one.answered && !one.redeemed) ??
        latest(desk, (one) => ours(one) && (one.redeemed || one.answered)) ??
        run(desk, reading, '', client)
      );
    default:
      return run(desk, reading, grant, client);
  }
}

/** A device that waits for its tokens; of a request without a body, the answer tells. */
const isPolling = (attempt: Attempt, { answer }: Reading): boolean =>
  attempt.grants.has('device') && !attempt.issued && (isPollError(answer) || !attempt.answered);

/** Whether a request to the token endpoint could belong to an attempt: the same server, and not another client. */
function fits(desk: Desk, attempt: Attempt, { origin }: Reading, client: string | undefined): boolean {
  if (client !== undefined && attempt.clientId !== undefined && client !== attempt.clientId) return false;
  return client !== undefined && client === attempt.clientId
    ? true
    : isServerOf(desk, attempt, origin) || (attempt.servers.size === 0 && attempt.answered);
}

/** Asked for tokens, and the answer stands nowhere. */
const isWaiting = (attempt: Attempt): boolean =>
  attempt.members.some(({ kind, reading }) => kind === 'token' && !reading.exchange.entry.response);

/** For a code that nobody saw: the attempt that waits for its redemption. */
function attemptOfCode(
  desk: Desk,
  ours: (attempt: Attempt) => boolean,
  reading: Reading,
  bag: Bag,
): Attempt | undefined {
  const uri = bag.get('redirect_uri');
  const code = bag.get('code');
  const sameUri = (attempt: Attempt) => uri !== undefined && attempt.redirectUri === uri;
  const awaits = (attempt: Attempt) => isOfBrowser(attempt) && lacksItsCode(desk, attempt);
  const waits = (attempt: Attempt) => !attempt.redeemed && awaits(attempt);
  if (isTelling(code) && isOneOfMany(desk, clientOf(reading, bag)))
    return latest(desk, (one) => ours(one) && awaits(one) && resembles(one.codes, code));
  return (
    latest(desk, (one) => ours(one) && waits(one) && one.answered && sameUri(one)) ??
    latest(desk, (one) => ours(one) && waits(one) && one.answered) ??
    latest(desk, (one) => waits(one) && one.answered && (sameUri(one) || one.servers.size === 0)) ??
    latest(desk, (one) => ours(one) && waits(one)) ??
    latest(desk, (one) => ours(one) && awaits(one) && !one.issued)
  );
}

/** More codes that nobody saw than requests that could have got them: they are of other people, and nobody can tell which is whose. */
function isOneOfMany({ redemptions }: Desk, client: string): boolean {
  const strange = redemptions.strange.get(client)?.size ?? 0;
  return strange > Math.max(1, redemptions.unanswered.get(client) ?? 0);
}

/** Whether another code than those that are known may be its own: it was not refused, and nobody redeems what it brought. */
function lacksItsCode({ redemptions }: Desk, { brought, codes }: Attempt): boolean {
  if (brought.has('error') && !brought.has('code')) return false;
  for (const code of codes) if (redemptions.codes.has(code)) return false;
  return true;
}

/** A code that was cut off, or whose characters were changed on its way. */
function resembles(codes: ReadonlySet<string>, code: string): boolean {
  const bare = (text: string) => text.replace(/%[\da-f]{2}|[^a-z\d]/gi, '').toLowerCase();
  const ours = bare(code);
  if (ours.length < SHORTEST_PART) return false;
  return [...codes].some((one) => bare(one).includes(ours) || ours.includes(bare(one) || code));
}

const SHORTEST_PART = 8;

/** For a refresh token that nobody saw: an attempt whose own the file does not show; or the only one that has any. */
function attemptRefreshed(
  desk: Desk,
  ours: (attempt: Attempt) => boolean,
  token: string | undefined,
): Attempt | undefined {
  const last = latest(desk, (one) => ours(one) && couldRefresh(one));
  if (!last || last.unseen || !isTelling(token)) return last;
  const other = latest(desk, (one) => one !== last && ours(one) && couldRefresh(one));
  return other ? latest(desk, (one) => ours(one) && one.unseen && couldRefresh(one)) : last;
}

/** It went through a browser, or began by pushing that. */
const isOfBrowser = (attempt: Attempt): boolean =>
  ['authorize', 'answer', 'par', 'app'].some((kind) => has(attempt, kind as 'authorize'));

/** It has a refresh token, or may have got one that the file does not show. */
const couldRefresh = (attempt: Attempt): boolean =>
  attempt.issued &&
  (attempt.unseen ||
    attempt.members.some(({ kind, reading }) => kind === 'token' && reading.answer.has('refresh_token')));

/** The run of requests with a grant that needs no browser: one for each client and endpoint. */
function run(desk: Desk, { endpoint }: Reading, grant: string, client: string | undefined): Attempt {
  const key = `${grant} ${endpoint} ${client ?? ''}`;
  const known = desk.runs.get(key);
  if (known) return known;
  const attempt = begin(desk);
  desk.runs.set(key, attempt);
  return attempt;
}
