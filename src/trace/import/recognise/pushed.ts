import { asks } from './asking.ts';
import { type Attempt, has } from './attempt.ts';
import { begin, type Desk, latest, put } from './desk.ts';
import type { Reading } from './reading.ts';
import { addSender, basicUser, parametersOf } from './request-parts.ts';
import { find, learnRequest } from './traits.ts';

/** A request that is pushed to the server before the browser goes there (RFC 9126 §2.1). */
export function takePushed(desk: Desk, reading: Reading): void {
  const bag = asks(reading.form) ? reading.form : parametersOf(reading);
  const client = bag.get('client_id') ?? basicUser(reading);
  const sameClient = (attempt: Attempt) => attempt.clientId === undefined || attempt.clientId === client;
  const byState = find(desk.traits.state, bag.get('state'));
  const again = latest(
    desk,
    (one) =>
      one.clientId === client &&
      !has(one, 'authorize') &&
      one.members.length > 0 &&
      one.members.every(({ kind, reading: before }) => kind === 'par' && !before.answer.has('request_uri')),
  );
  const attempt =
    find(desk.traits.requestUri, reading.answer.get('request_uri')) ??
    (byState && sameClient(byState) && !byState.answered ? byState : undefined) ??
    again ??
    begin(desk);
  put(desk, attempt, reading, 'par');
  learnRequest(attempt, bag, undefined, desk.traits);
  attempt.clientId ??= client;
  attempt.servers.add(reading.origin);
  addSender(attempt, reading);
  const name = reading.answer.get('request_uri');
  if (name !== undefined) desk.traits.requestUri.set(name, attempt);
}

/** A server that pushes a request does so while its own page is asked for. */
export function adoptEnclosing(desk: Desk): void {
  const pages = desk.later.filter(({ isNavigation }) => isNavigation);
  for (const attempt of desk.attempts) {
    const pushed = attempt.members.find(({ kind }) => kind === 'par')?.reading;
    if (!pushed || pages.length === 0 || has(attempt, 'app') || has(attempt, 'authorize')) continue;
    const app = attempt.redirectOrigin;
    const { at, answeredAt } = pushed.exchange;
    const around = pages.filter(
      ({ exchange, isNavigation }) => isNavigation && exchange.at <= at && exchange.answeredAt >= answeredAt,
    );
    const page = around.findLast(({ origin }) => origin === app || attempt.apps.has(origin));
    const only = around.length === 1 ? around[0] : undefined;
    const adopted = page ?? only;
    if (!adopted || desk.of.has(adopted)) continue;
    attempt.apps.add(adopted.origin);
    put(desk, attempt, adopted, 'app');
  }
}
