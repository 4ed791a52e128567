import type { Client, User } from '../../index.ts';
import type { Dice } from '../dice.ts';
import type { Browser, Pair } from '../draft.ts';
import { MARKUP } from '../hostile.ts';
import { proofKeys } from '../keys.ts';
import { ana, audience, ben, clients } from '../world.ts';
import type { Afterwards, Manners, Plan } from './plan.ts';

/** A person at a browser; most browsers have one. */
export interface Seat {
  readonly browser: Browser;
  readonly user: User;
}

/** Browsers for the flows of one run: two for each user, and one that both use. */
export function seats(): readonly Seat[] {
  const fresh = (): Browser => ({ cookies: new Map() });
  const shared = fresh();
  return [ana, ben].flatMap((user) => [fresh(), fresh(), shared].map((browser) => ({ browser, user })));
}

const AFTERWARDS: readonly Afterwards[] = [
  ...(['userinfo', 'userinfo', 'introspect', 'introspect', 'refresh', 'refresh', 'refresh again'] as const),
  ...(['refresh for less', 'refresh for more', 'redeem again', 'revoke', 'log out'] as const),
];

const MORE: readonly Pair[] = [
  ['prompt', 'login'],
  ['prompt', 'consent'],
  ['prompt', 'select_account'],
  ['prompt', 'login consent'],
  ['prompt', 'none'],
  ['max_age', '0'],
  ['max_age', '60'],
  ['login_hint', 'ben@mail.example'],
  ['login_hint', '"><x-hostile a="'],
  ['resource', audience],
  ['dpop_jkt', 'A'.repeat(43)],
  ['dpop_jkt', 'A'.repeat(43)],
  ['request_uri', 'urn:ietf:params:oauth:request_uri:x'],
];

/** A flow of any kind, by any client, with whatever manners. Some apps send a state and a hint that do harm where they are not escaped. */
export function anyPlan(dice: Dice, seat: Seat, serial: number): Plan {
  const plan = politePlan(dice, seat, serial, dice.pick(clients), {
    manners: anyManners(dice),
    more: dice.chance(0.4) ? [dice.pick(MORE)] : [],
    afterwards: Array.from({ length: dice.below(6) }, () => dice.pick(AFTERWARDS)),
  });
  return dice.chance(0.15) ? { ...plan, state: `${plan.state}${dice.pick(MARKUP)}` } : plan;
}

function anyManners(dice: Dice): Manners {
  return {
    deny: dice.chance(0.08),
    wrongPassword: dice.chance(0.08),
    social: dice.chance(0.1),
    hasty: dice.chance(0.2),
  };
}

const NOTHING_MORE = { manners: {}, more: [], afterwards: [] } as const;

/** A flow of a client that should succeed; its state, nonce and verifier are its own. */
export function politePlan(
  dice: Dice,
  { browser, user }: Seat,
  serial: number,
  client: Client,
  rest: Pick<Plan, 'manners' | 'more' | 'afterwards'> = NOTHING_MORE,
): Plan {
  const kind = kindOf(dice, client);
  const responseType = responseTypeOf(dice, client);
  const confidential = client.token_endpoint_auth_method !== 'none';
  const bound = client.dpop_bound_access_tokens === true || dice.chance(0.15);
  return {
    ...{ kind, client, user, browser, ...rest },
    scope: scopeOf(dice, kind),
    audience: dice.chance(0.7) || kind === 'machine' ? audience : undefined,
    state: `state-${serial}-${'s'.repeat(dice.below(8))}`,
    nonce: `nonce-${serial}`,
    responseType,
    responseMode: dice.chance(0.3) ? modeOf(dice, responseType) : undefined,
    verifier: confidential && dice.chance(0.3) ? undefined : `verifier-${serial}-`.padEnd(43, 'v'),
    pushed: client.require_pushed_authorization_requests === true || (confidential && dice.chance(0.25)),
    proofKey: bound ? dice.pick(proofKeys) : undefined,
  };
}

/** What the client may get; one that takes bound tokens only gets none from the front channel. */
function responseTypeOf(dice: Dice, { response_types = ['code'], dpop_bound_access_tokens }: Client): string {
  const types = response_types.filter((type) => !(dpop_bound_access_tokens && /\btoken$/.test(type)));
  return types.includes('code') && dice.chance(0.5) ? 'code' : dice.pick(types);
}

function kindOf(dice: Dice, { kind, grant_types }: Client): Plan['kind'] {
  if (kind === 'device') return 'device';
  if (kind === 'machine') return 'machine';
  if (!grant_types.includes('password')) return 'front';
  return grant_types.includes('authorization_code') && dice.chance(0.7) ? 'front' : 'password';
}

function scopeOf(dice: Dice, kind: Plan['kind']): string {
  const scopes =
    kind === 'machine' ? ['read:trips'] : ['openid', 'profile', 'email', 'offline_access', 'read:trips'];
  const some = scopes.filter((scope) => kind === 'machine' || dice.chance(scope === 'openid' ? 0.9 : 0.6));
  return some.join(' ') || 'openid';
}

function modeOf(dice: Dice, responseType: string): string {
  return dice.pick(responseType === 'code' ? ['query', 'fragment', 'form_post'] : ['fragment', 'form_post']);
}
