import type { Asked, Step } from './asked.ts';
import { phone, spa } from './clients.ts';
import { consent, exchange, login, refresh, revoke } from './requests.ts';
import { code, openConsent, openLogin, redeem, send, tokens, wait } from './steps.ts';
import { the } from './values.ts';
import type { World } from './world.ts';

/** What can have happened before a request, in the words of the rows. */
export const situations = {
  'Ana logged in': code(),
  'Ana opened the login page': openLogin(),
  'Ana opened the consent page': openConsent,
  'Ana logged in with that form': send(login()),
  'Ana allowed': send(consent()),
  'Ana denied': send(consent({ action: 'deny' })),
  'Ben logged in at this browser': async (world: World) => {
    const kept = ['transaction', 'csrf'].map((name) => [name, world.the(name)] as const);
    await openLogin({ prompt: 'login' })(world);
    await send(login({ username: 'ben@granttour.example', password: 'battery staple' }))(world);
    for (const [name, value] of kept) world.keep(name, value);
  },
  'Ana logged in where somebody had planted a session id': async (world: World) => {
    world.browser.cookies.set('__Host-session', 'planted');
    await code()(world);
  },
  'Ana logged in again under a new session id': async (world: World) => {
    world.keep('old session cookie', `__Host-session=${world.browser.cookies.get('__Host-session')}`);
    await code(spa, { prompt: 'login' })(world);
  },
  'thirty seconds passed': wait(30),
  'a minute passed': wait(60),
  'ten minutes passed': wait(600),
  'an hour passed': wait(3600),
  'nine hours passed': wait(9 * 3600),
  'fourteen days passed': wait(14 * 86_400),
  'the code was redeemed': redeem(),
  'the redeemed code came again': send(exchange(), 400),
  'the phone app got a code': code(phone),
  'the phone app got its tokens': tokens(phone),
  'the refresh token was used': async (world: World) => {
    world.keep('first refresh token', world.the('refresh token'));
    world.keep('first access token', world.the('access token'));
    await send(refresh())(world);
  },
  'it was refreshed every ten days for thirty days': async (world: World) => {
    for (const step of [
      wait(10 * 86_400),
      send(refresh()),
      wait(10 * 86_400),
      send(refresh()),
      wait(10 * 86_400),
    ])
      await step(world);
  },
  'the used refresh token came again': send(refresh({ refresh_token: the('first refresh token') }), 400),
  'the refresh token was revoked': send(revoke()),
  'the access token was revoked': send(revoke({ token: the('access token') })),
} satisfies Record<string, Step>;

/** The name of a situation. */
export type Situation = keyof typeof situations;

/** The request comes after this happened, in this order. */
export function after(...story: [...Situation[], Asked]): Asked {
  const asked = story.at(-1) as Asked;
  const steps = (story.slice(0, -1) as Situation[]).map((name) => situations[name]);
  return { ...asked, before: [...asked.before, ...steps] };
}
