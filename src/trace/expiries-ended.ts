import { header, headers, mediaType, parseUrl } from '../protocol/http.ts';
import { decodeParameters, type Parameters, parameter, queryOf } from '../protocol/parameters.ts';
import type { RequestEvent, ResponseEvent, TraceEvent, WorkEvent } from './events.ts';
import { membersOf } from './expiries-issued.ts';

const SESSION = '__Host-session';

/** What belongs to one grant, and is revoked together. */
const FAMILY: ReadonlySet<string> = new Set(['code', 'device_code', 'access_token', 'refresh_token']);

/**
 * Where each value was spent, replaced or revoked: its event by the value. The authorization server's own work says it; where a trace
 * has none, its answers do.
 */
export function endsOf(events: readonly TraceEvent[]): ReadonlyMap<string, number> {
  const ends = new Ends();
  for (const event of events) {
    if (event.kind === 'request') ends.asked(event);
    if (event.kind === 'work' && event.by === 'authorization-server') ends.worked(event);
    if (event.kind === 'response') ends.answered(event);
  }
  return ends.seqs;
}

/** A request, with the parameters of its URL and its body. */
interface Asked {
  readonly request: RequestEvent;
  value(name: string): string | undefined;
  /** The server's own work on it is in the trace. */
  told: boolean;
}

class Ends {
  readonly seqs = new Map<string, number>();
  readonly #asked = new Map<string, Asked>();
  readonly #families = new Map<string, Set<string>>();
  /** The user code of a device code. */
  readonly #userCodes = new Map<string, string>();

  asked(request: RequestEvent): void {
    const parameters = parametersOf(request);
    const value = (name: string) => parameter(parameters, name) || undefined;
    this.#asked.set(request.exchange, { request, value, told: false });
  }

  worked({ seq, exchange = '', values, checks }: WorkEvent): void {
    const asked = this.#asked.get(exchange);
    if (!asked) return;
    asked.told = true;
    const issued = values.map(({ name, value }) => [name, value] as const);
    const passed = (id: string) => checks.some((check) => check.id === id && check.passed);
    this.#issue(seq, asked, issued, passed('code_unused'));
    if (passed('pushed_request_not_expired')) this.#end(asked.value('request_uri'), seq);
    if (checks.every((check) => check.passed)) this.#end(asked.value('client_assertion'), seq);
    for (const { name, value, expiresAt } of values) {
      if (name === 'authorization') this.#revoke(asked, seq);
      if (name === 'jti') this.#end(asked.value('token'), seq);
      if (name === 'device_code' && expiresAt === undefined) this.#end(this.#userCodes.get(value), seq);
      if (name === SESSION)
        this.#end(expiresAt === undefined ? value : cookieOf(asked.request, SESSION), seq);
    }
  }

  answered({ seq, exchange, message }: ResponseEvent): void {
    const asked = this.#asked.get(exchange);
    if (!asked || message.status >= 400) return;
    const transaction = asked.value('transaction');
    if (transaction && !mentions(message, transaction)) this.#end(transaction, seq);
    if (asked.told) return;
    if (mediaType(message) === 'application/json') this.#issue(seq, asked, membersOf(message.body), true);
    if (asked.request.to === 'authorization-server') {
      this.#end(asked.value('request_uri'), seq);
      this.#end(asked.value('client_assertion'), seq);
      if (isRevocation(asked.request)) this.#end(asked.value('token'), seq);
    }
  }

  /** Values came for what the request brought; `spendsCode` says whether the code is used up by that. */
  #issue(seq: number, { value }: Asked, issued: Parameters, spendsCode: boolean): void {
    const [device, user] = [parameter(issued, 'device_code'), parameter(issued, 'user_code')];
    if (device && user) this.#userCodes.set(device, user);
    const brought = value('code') ?? value('refresh_token') ?? value('device_code');
    this.#join(brought, issued);
    if (parameter(issued, 'access_token') === undefined) return;
    if (spendsCode) this.#end(value('code'), seq);
    const deviceCode = value('device_code');
    this.#end(deviceCode, seq);
    this.#end(this.#userCodes.get(deviceCode ?? ''), seq);
    const [old, fresh] = [value('refresh_token'), parameter(issued, 'refresh_token')];
    if (fresh !== undefined && fresh !== old) this.#end(old, seq);
  }

  /** Lays what was issued into the family of what the request brought. */
  #join(brought: string | undefined, issued: Parameters): void {
    const fresh = issued.flatMap(([name, value]) => (FAMILY.has(name) ? [value] : []));
    if (fresh.length === 0) return;
    const family = this.#families.get(brought ?? '') ?? new Set<string>();
    for (const value of brought === undefined ? fresh : [brought, ...fresh]) {
      family.add(value);
      this.#families.set(value, family);
    }
  }

  #revoke({ value }: Asked, seq: number): void {
    const brought = value('code') ?? value('refresh_token') ?? value('token') ?? '';
    for (const member of this.#families.get(brought) ?? []) this.#end(member, seq);
  }

  #end(value: string | undefined, seq: number): void {
    if (value !== undefined && !this.seqs.has(value)) this.seqs.set(value, seq);
  }
}

function parametersOf({ message }: RequestEvent): Parameters {
  return [...queryOf(message.url), ...decodeParameters(message.body ?? '')];
}

/** Whether an answer leads on with a request that waits for its user: its page or its redirect names it. */
const mentions = (message: ResponseEvent['message'], transaction: string): boolean =>
  message.body.includes(transaction) || (header(message, 'location') ?? '').includes(transaction);

/** Foreign servers call it `/revoke`, `/revocation`, `/oauth2/revoke` (RFC 7009 §2). */
const isRevocation = ({ message }: RequestEvent): boolean =>
  /\/revo(?:ke|cation)\b/i.test(parseUrl(message.url)?.pathname ?? '');

function cookieOf({ message }: RequestEvent, name: string): string | undefined {
  const pairs = headers(message, 'cookie').flatMap((line) => line.split(/; */));
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
