import { header } from '../../../protocol/http.ts';
import type { MessageEvent, ResponseEvent } from '../../../trace/index.ts';
import type { Facts, SeenToken } from '../../facts/facts.ts';
import type { Weight } from '../../finding.ts';
import { type Issued, issued, refusalsByApp, seconds } from './claims.ts';

/** Clocks differ by seconds; a minute is what libraries forgive. */
export const LEEWAY = 60;

/** When something happened, in seconds since 1970, and by whose clock. */
export interface Moment {
  readonly at: number;
  /** By the `Date` of the server's own answer; else by the recorder's clock. */
  readonly byServer: boolean;
  readonly place: { readonly where: string; readonly seq: number };
}

/** What a `Date` header says, in seconds. */
export function dateOf(response: ResponseEvent | undefined): number | undefined {
  const text = response && header(response.message, 'date');
  const date = text === undefined || text.length > 60 ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : date / 1000;
}

/** When a request was answered: by the server's clock where its answer says so; `undefined` where nothing does. */
export function momentOf(
  facts: Facts,
  request: MessageEvent,
  response: ResponseEvent | undefined,
): Moment | undefined {
  const date = dateOf(response);
  if (date !== undefined && response)
    return { at: date, byServer: true, place: { where: 'the Date header of the answer', seq: response.seq } };
  if (facts.lacks('times') || request.lacks?.includes('time')) return undefined;
  return {
    at: request.at / 1000,
    byServer: false,
    place: { where: "the recorder's clock", seq: request.seq },
  };
}

/**
 * How much a time in a token counts that only the recorder's clock contradicts. That clock may be wrong; it is right where another
 * token of the same answer fits it, and where the app refused the login; else the recorder's clock is as likely to be the wrong one.
 */
export function weightByRecorder(facts: Facts, token: Issued): Weight {
  const fits = [...issued(facts, 'id_token'), ...issued(facts, 'access_token')].some(
    (other) =>
      other !== token &&
      other.call === token.call &&
      other.authorization === token.authorization &&
      Math.abs((seconds(other.jwt.claims, 'iat') ?? 0) - token.at / 1000) <= LEEWAY,
  );
  return fits || refusalsByApp(token).length > 0 ? 'error' : 'note';
}

/** When a token came: by the `Date` of the answer that brought it, else by the recorder's clock. */
export function arrivalOf(facts: Facts, token: SeenToken): Moment | undefined {
  const moment = momentOfArrival(facts, token);
  const ahead = facts.clockAhead('authorization-server');
  if (!moment || moment.byServer || ahead === undefined) return moment;
  const place = { ...moment.place, where: "the server's clock, by the Date headers of its other answers" };
  return { at: moment.at + ahead, byServer: true, place };
}

function momentOfArrival(facts: Facts, token: SeenToken): Moment | undefined {
  const { call, authorization } = token;
  if (call) return momentOf(facts, call.response ?? call.event, call.response);
  const sent = authorization?.sent && facts.model.event(authorization.sent.seq);
  const event = sent ?? facts.model.event(token.seq);
  if (event?.kind === 'response') return momentOf(facts, event, event);
  return event?.kind === 'request' ? momentOf(facts, event, undefined) : undefined;
}
