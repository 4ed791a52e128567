import { describe, expect, it } from 'vitest';
import { perform, plainRecipe } from '../../lab/index.ts';
import type { HttpRequest } from '../../protocol/http.ts';
import type { TraceEvent } from '../../trace/index.ts';
import type { FlowOptions, Occurrence } from '../contract.ts';
import type { FlowId } from '../index.ts';
import { flows } from '../testing/machines.ts';

/** Our addresses, and how another vendor might have called them. */
const NAMES = [
  ['auth.granttour.example/authorize', 'tenant.idp.example/oauth2/v1/auth'],
  ['auth.granttour.example/oauth/token', 'tenant.idp.example/oauth2/v1/token'],
  ['auth.granttour.example/oauth/par', 'tenant.idp.example/oauth2/v1/push'],
  ['auth.granttour.example/oauth/device/code', 'tenant.idp.example/oauth2/v1/devices'],
  ['auth.granttour.example/.well-known/jwks.json', 'tenant.idp.example/oauth2/v1/keys'],
  ['auth.granttour.example/login', 'tenant.idp.example/signin/form'],
  ['auth.granttour.example/consent', 'tenant.idp.example/signin/allow'],
  ['auth.granttour.example/activate', 'tenant.idp.example/tv'],
  ['auth.granttour.example', 'tenant.idp.example'],
  ['web.wayfarer.example/login', 'shop.customer.example/account/start'],
  ['web.wayfarer.example', 'shop.customer.example'],
  ['spa.granttour.example', 'spa.customer.example'],
  ['api.granttour.example', 'things.customer.example'],
  ['myapp://callback', 'com.customer.shop:/signin-oidc'],
  ['/callback', '/signin-oidc'],
  ['/activate', '/tv'],
  ['/orders', '/v2/things'],
] as const;

/** A message as data, in text: addresses stand in it plain, in forms encoded. */
function renamed<T>(message: T): T {
  let text = JSON.stringify(message);
  for (const [ours, theirs] of NAMES) {
    text = text.replaceAll(ours, theirs);
    text = text.replaceAll(encodeURIComponent(ours), encodeURIComponent(theirs));
  }
  return JSON.parse(text) as T;
}

/** The messages of a trace as a vendor's would look: other hosts and paths, no work, no states and nothing of a person. */
function foreign(
  events: readonly TraceEvent[],
): { readonly occurrence: Occurrence; readonly step: number }[] {
  const requests = new Map<string, HttpRequest>();
  return events.flatMap((event) => {
    if (event.kind !== 'request' && event.kind !== 'response') return [];
    const { kind, from, to, channel, step } = event;
    if (kind === 'request') requests.set(event.exchange, renamed(event.message));
    const request = requests.get(event.exchange);
    const occurrence = {
      ...{ kind, from, to, channel, ...(request && { request }) },
      ...(kind === 'response' && { response: renamed(event.message) }),
    };
    return [{ occurrence, step }];
  });
}

/** Walks that differ in what goes over the wire. */
const WALKS: Readonly<Record<FlowId, readonly FlowOptions[]>> = {
  'authorization-code': [
    {},
    { par: 'on', dpop: 'on' },
    { clientAuthentication: 'private_key_jwt' },
    { session: 'signed in', consent: 'remembered' },
    { consent: 'denied' },
    { mishap: 'wrong password' },
    { mishap: 'code expires' },
    { mishap: 'sign-in needed' },
  ],
  'authorization-code-pkce': [
    {},
    { challengeMethod: 'none' },
    { session: 'signed in', consent: 'remembered' },
    { scope: 'openid profile' },
    { par: 'on' },
    { appType: 'native scheme' },
    { appType: 'native loopback' },
    { consent: 'denied', appType: 'native scheme' },
  ],
  'implicit-form-post': [
    {},
    { par: 'on' },
    { sessionCookie: 'Lax' },
    { session: 'signed in', consent: 'remembered' },
    { consent: 'denied' },
  ],
  hybrid: [
    {},
    { responseType: 'code token' },
    { responseType: 'code id_token token' },
    { par: 'on', clientAuthentication: 'client_secret_post' },
    { sessionCookie: 'Lax' },
    { mishap: 'access token expires' },
  ],
  'client-credentials': [{}, { dpop: 'on' }, { mishap: 'wrong client secret' }, { scope: 'write:orders' }],
  'device-authorization': [
    {},
    { verificationUri: 'scanned' },
    { polling: 'too fast' },
    { login: 'social' },
    { consent: 'denied' },
    { mishap: 'wrong user code' },
    { mishap: 'device code expires' },
  ],
  'resource-owner-password': [{}, { dpop: 'on' }, { mishap: 'wrong password' }, { refresh: 'false' }],
};

describe.each(flows)('a trace of another vendor in $id', ({ id, flow }) => {
  it.each(WALKS[id])('is numbered the same: %j', async (options) => {
    const { events } = await perform(plainRecipe(id, { options }));
    const messages = foreign(events);
    expect(messages.length).toBeGreaterThan(1);
    expect(JSON.stringify(messages)).not.toMatch(/granttour|wayfarer\.example/);
    let before = 0;
    for (const { occurrence, step } of messages) {
      before = flow.stepOf(occurrence, before);
      expect(before, JSON.stringify(occurrence.request)).toBe(step);
    }
  });
});
