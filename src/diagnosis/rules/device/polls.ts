import type { DeviceAsk, Facts, TokenCall } from '../../facts/facts.ts';

/** The grant type of RFC 8628 §3.4. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** What a device authorization answered, and every poll for it. */
export interface Polling {
  readonly ask: DeviceAsk | undefined;
  readonly polls: readonly TokenCall[];
}

/** Whether a token request polls for a device code, also with a grant type that somebody misspelt. */
export const isPoll = (call: TokenCall): boolean =>
  call.grant === DEVICE_GRANT ||
  call.fields.has('device_code') ||
  /device[_-]?code|grant[-_]type[:/]device|grant_type\/device/i.test(call.grant ?? '');

const known = new WeakMap<Facts, readonly Polling[]>();

/** Each device authorization with the polls that follow it; without one, polls of a trace that begins too late. */
export function pollings(facts: Facts): readonly Polling[] {
  const remembered = known.get(facts);
  if (remembered) return remembered;
  const found = read(facts);
  known.set(facts, found);
  return found;
}

function read(facts: Facts): Polling[] {
  const asks = [...facts.devices].sort((a, b) => a.seq - b.seq);
  const byCode = new Map<string, DeviceAsk>();
  for (const ask of asks) {
    const code = ask.answer.value('device_code');
    if (code !== undefined) byCode.set(code, ask);
  }
  const groups = new Map<DeviceAsk | undefined, TokenCall[]>(asks.map((ask) => [ask, []]));
  let next = 0;
  // Without its body, a token request after a device authorization can hardly be anything else.
  const isHidden = (call: TokenCall) => asks.length > 0 && call.lacksBody && call.grant === undefined;
  for (const call of facts.tokenCalls) {
    if (!isPoll(call) && !isHidden(call)) continue;
    while (next < asks.length && (asks[next]?.seq ?? 0) < call.seq) next += 1;
    const ask = byCode.get(call.fields.value('device_code') ?? '') ?? asks[next - 1];
    const group = groups.get(ask);
    if (group) group.push(call);
    else groups.set(ask, [call]);
  }
  return [...groups].map(([ask, polls]) => ({ ask, polls }));
}

/** The answers after which a client waits and polls again (RFC 8628 §3.5). */
export const isWaiting = ({ error }: TokenCall): boolean =>
  error === 'authorization_pending' || error === 'slow_down';

/**
 * Seconds between polls: as the server told, else 5.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2)
 */
export function intervalOf(ask: DeviceAsk | undefined): number {
  const told = Number(ask?.answer.value('interval') ?? 5);
  return Number.isFinite(told) && told >= 0 ? told : 5;
}

/** Seconds that a device code lives, where the server told. */
export function lifetimeOf(ask: DeviceAsk | undefined): number | undefined {
  const told = Number(ask?.answer.value('expires_in') ?? Number.NaN);
  return Number.isFinite(told) && told > 0 ? told : undefined;
}

/** Whether the polling of this trace, or a device authorization after it, brought tokens in the end. */
export const succeeds = ({ polls }: Polling): boolean => polls.some((poll) => poll.succeeded);

/** Whether somebody began again after this polling and got tokens: then how this one ended is no fault. */
export function isRetried(facts: Facts, polling: Polling): boolean {
  const end = polling.polls.at(-1)?.event.at ?? 0;
  return [facts, ...facts.others].some(({ tokenCalls }) =>
    tokenCalls.some((call) => call.succeeded && call.event.at > end),
  );
}
