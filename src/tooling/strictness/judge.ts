import type { Came } from './came.ts';
import { type Demand, NONE, type Place } from './demand.ts';

/** `as asked`: as the specifications ask; `otherwise`: refused, but with another error, status or place; `not refused`. */
export type Verdict = 'as asked' | 'otherwise' | 'not refused';

/** What else the answer is measured by. */
export interface Circumstances {
  /** Of the request, where the answer must repeat it. */
  readonly state: string | undefined;
  readonly issuer: string;
  /** The client tried to authenticate by the header `Authorization`. */
  readonly byHeader: boolean;
}

/** Judges an answer by what the specifications ask. Knows nothing of who gave it. */
export function judge(demand: Demand, came: Came, circumstances: Circumstances): Verdict {
  if (gives(came, demand)) return 'not refused';
  const fits = demand.places.some((place) => rules[place](demand, came, circumstances));
  return fits ? 'as asked' : 'otherwise';
}

/** Whether the sender got what it asked for, or is let through to the next page, or somebody unregistered gets anything. */
function gives(came: Came, { places }: Demand): boolean {
  const { kind, members, page, status } = came;
  if (places.includes('unreadable')) return came.readable;
  if (kind === 'elsewhere' || kind === 'onward') return true;
  if (kind === 'callback') return members['error'] === undefined;
  if (kind === 'page') return status < 400 && GOES_ON.includes(page);
  return kind === 'json' && status < 300 && members['error'] === undefined && members['active'] !== false;
}

/** Pages that come after what a row wants refused. */
const GOES_ON = ['login', 'consent', 'confirm', 'activated', 'logged_out'];

type Rule = (demand: Demand, came: Came, circumstances: Circumstances) => boolean;

const clientError = ({ status }: Came): boolean => (status >= 400 && status < 500) || status === 501;
const among = (errors: readonly string[], error: unknown): boolean =>
  errors.length === 0 ? error !== undefined : errors.includes(String(error));

/** Whether an answer that gives nothing is the one asked for. */
const rules: Readonly<Record<Place, Rule>> = {
  page: (_demand, came) => clientError(came) && ['page', 'nothing'].includes(came.kind),
  callback: ({ errors, modes }, { kind, members, mode, status }, { state, issuer }) =>
    kind === 'callback' &&
    // RFC 9700 §4.12: never 307, which would send the form on.
    status !== 307 &&
    among(errors, members['error']) &&
    (modes.length === 0 || modes.some((one) => one === mode)) &&
    (state === undefined || members['state'] === state) &&
    members['iss'] === issuer,
  json: ({ errors }, came, { byHeader }) => {
    const error = came.members['error'];
    // RFC 6749 §5.2: 400; 401 where the client did not authenticate, and then with a challenge if it tried by header.
    const unknown = error === 'invalid_client';
    const status = unknown ? [400, 401] : [400];
    const challenged = !byHeader || !unknown || (came.status === 401 && /Basic/.test(came.challenges));
    return came.kind === 'json' && among(errors, error) && status.includes(came.status) && challenged;
  },
  challenge: ({ errors }, { status, challenges }) => {
    const error = /error="([^"]*)"/.exec(challenges)?.[1] ?? NONE;
    const statuses = STATUS_OF[error] ?? [401];
    return /(Bearer|DPoP)/.test(challenges) && among(errors, error) && statuses.includes(status);
  },
  inactive: (_demand, { status, members }) =>
    status === 200 && members['active'] === false && Object.keys(members).length === 1,
  'asks again': (_demand, { kind, status }) => kind === 'page' && status < 500,
  stays: (_demand, { kind, status }) => kind === 'page' && status < 500,
  refused: (_demand, came) => clientError(came) || came.kind === 'callback',
  unreadable: (_demand, { readable }) => !readable,
};

/** RFC 6750 §3.1; RFC 9449 names 401 in its examples only. */
const STATUS_OF: Readonly<Record<string, readonly number[]>> = {
  invalid_request: [400],
  invalid_dpop_proof: [400, 401],
  use_dpop_nonce: [400, 401],
  insufficient_scope: [403],
};
