import { parameter } from '../../../protocol/parameters.ts';
import { type Draft, getDraft, type Pair, postDraft } from '../draft.ts';
import { clientNamed } from '../world.ts';
import { answerPages, logOut, redirectUriOf } from './front.ts';
import type { Afterwards, Plan } from './plan.ts';
import { backChannel, member, open, press, textMembers, type Walk } from './walk.ts';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Tokens of an answer, and what was told with them. */
export interface Got {
  readonly tokens: readonly Pair[];
  readonly told: readonly string[];
}

function tokenRequest({ client, proofKey }: Plan, grant: string, parameters: readonly Pair[]): Draft {
  const proof = proofKey && { key: proofKey };
  return backChannel('oauth/token', client, [['grant_type', grant], ...parameters], proof);
}

/** The request that redeems a code. */
export function redemption(plan: Plan, code: string): Draft {
  const { verifier } = plan;
  const proven: Pair[] = verifier === undefined ? [] : [['code_verifier', verifier]];
  return tokenRequest(plan, 'authorization_code', [
    ['code', code],
    ['redirect_uri', redirectUriOf(plan)],
    ...proven,
  ]);
}

/** The request that refreshes, for the whole scope or another one. */
export function refreshing(plan: Plan, token: string, scope?: string): Draft {
  const asked: Pair[] = scope === undefined ? [] : [['scope', scope]];
  return tokenRequest(plan, 'refresh_token', [['refresh_token', token], ...asked]);
}

const REFRESH_SCOPE: Partial<Record<Afterwards, string>> = {
  'refresh for less': 'offline_access',
  'refresh for more': 'openid profile email offline_access read:trips write:trips',
};

/** The grants that need no browser. */
export function* direct(plan: Plan): Walk<readonly Pair[]> {
  const { user, scope, audience } = plan;
  const asked: Pair[] = [
    ['scope', scope],
    ...(audience === undefined ? [] : [['audience', audience] as const]),
  ];
  const person: Pair[] = [
    ['username', user.username],
    ['password', plan.manners.wrongPassword ? 'not mine' : user.password],
  ];
  return textMembers(
    plan.kind === 'password'
      ? yield tokenRequest(plan, 'password', [...person, ...asked])
      : yield tokenRequest(plan, 'client_credentials', asked),
  );
}

/** A device with its code, its polls, and the person at the browser in between. */
export function* device(plan: Plan): Walk<readonly Pair[]> {
  const { client, browser, scope, audience, manners } = plan;
  const asked: Pair[] = [
    ['scope', scope],
    ...(audience === undefined ? [] : [['audience', audience] as const]),
  ];
  const started = yield backChannel('oauth/device/code', client, asked);
  const poll = (): Draft =>
    tokenRequest(plan, DEVICE_GRANT, [['device_code', member(started, 'device_code') ?? '']]);
  yield poll();
  if (manners.hasty) yield poll();
  const userCode = member(started, 'user_code') ?? '';
  const complete = plan.state.length % 2 === 0 ? member(started, 'verification_uri_complete') : undefined;
  const page = yield* open(browser, getDraft(complete ?? 'activate'));
  const typed =
    page.page === 'activate' ? yield* press(browser, page, 'continue', { user_code: userCode }) : page;
  yield* answerPages(plan, typed);
  let answer = yield poll();
  for (let polls = 0; polls < 3 && WAITING.has(member(answer, 'error') ?? ''); polls += 1)
    answer = yield poll();
  return textMembers(answer);
}

const WAITING: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down']);

/** Uses what a flow got, as the plan says. */
export function* afterwards(plan: Plan, code: string | undefined, got: readonly Pair[]): Walk<Got[]> {
  const all: Got[] = [{ tokens: got, told: [] }];
  for (const step of plan.afterwards) {
    const last = all.findLast(({ tokens }) => tokens.length > 0)?.tokens ?? [];
    all.push(yield* use(plan, step, last, { code, first: got }));
  }
  return all;
}

const nothing: Got = { tokens: [], told: [] };

function* use(
  plan: Plan,
  step: Afterwards,
  tokens: readonly Pair[],
  { code, first }: { code: string | undefined; first: readonly Pair[] },
): Walk<Got> {
  const accessToken = parameter(tokens, 'access_token') ?? 'none';
  const refreshToken = parameter(step === 'refresh again' ? first : tokens, 'refresh_token');
  switch (step) {
    case 'userinfo':
      return { tokens: [], told: [(yield userinfo(plan, accessToken)).body] };
    case 'introspect':
      return { tokens: [], told: [(yield introspection(refreshToken ?? accessToken, accessToken)).body] };
    case 'refresh':
    case 'refresh again':
    case 'refresh for less':
    case 'refresh for more':
      if (!refreshToken) return nothing;
      return { tokens: textMembers(yield refreshing(plan, refreshToken, REFRESH_SCOPE[step])), told: [] };
    case 'redeem again':
      if (code) yield redemption(plan, code);
      return nothing;
    case 'revoke':
      yield backChannel('oauth/revoke', plan.client, [['token', refreshToken ?? accessToken]]);
      return nothing;
    case 'log out':
      yield* logOut(plan, parameter(tokens, 'id_token'));
      return nothing;
  }
}

function userinfo({ proofKey, state }: Plan, accessToken: string): Draft {
  if (!proofKey && state.length % 3 === 0) return postDraft('userinfo', [['access_token', accessToken]]);
  const scheme = proofKey ? 'DPoP' : 'Bearer';
  const proof = proofKey && { key: proofKey, accessToken };
  return getDraft('userinfo', { headers: [['Authorization', `${scheme} ${accessToken}`]], proof });
}

function introspection(one: string, other: string): Draft {
  const token = one.length % 2 === 0 ? one : other;
  return backChannel('oauth/introspect', clientNamed('api'), [['token', token]]);
}
