import { type Asked, type Step, urls } from './asked.ts';
import { clientCredentials, exchange, poll, push, refresh, revoke } from './back-channel.ts';
import { decide, openConsent, openLogin } from './browser-steps.ts';
import { signed, withHeaders } from './change.ts';
import { phone, spa } from './clients.ts';
import { activate, consent, login, pushed } from './front-channel.ts';
import { proven } from './proofs.ts';
import { guess, send, wait } from './steps.ts';
import { code, redeem, tokens } from './token-steps.ts';
import { assertion, basic, the } from './values.ts';
import type { World } from './world.ts';

/** What can have happened before a request, in the words of the rows. */
export const situations = {
  'Ana logged in': code(),
  'Ana opened the login page': openLogin(),
  'Ana opened the consent page': openConsent(),
  'Ana logged in with that form': send(login(), 303),
  'Ana allowed it': async ({ browser, the: made }: World) => {
    const stop = await browser.open(`${urls.consent}?transaction=${made('transaction')}`);
    await browser.press(stop, 'allow');
  },
  'Ana allowed': send(consent()),
  'Ana denied': send(consent({ action: 'deny' })),
  'Ben logged in at this browser': async (world: World) => {
    const kept = ['transaction', 'csrf'].map((name) => [name, world.the(name)] as const);
    await openLogin({ prompt: 'login' })(world);
    await send(login({ username: 'ben@granttour.example', password: 'battery staple' }))(world);
    for (const [name, value] of kept) world.keep(name, value);
  },
  'Ben logged in instead': async (world: World) => {
    await openLogin({ prompt: 'login' })(world);
    await send(login({ username: 'ben@granttour.example', password: 'battery staple' }))(world);
  },
  'Ana logged in where somebody had planted a session id': async (world: World) => {
    world.browser.cookies.set('__Host-session', 'planted');
    await code()(world);
  },
  'Ana logged in again under a new session id': async (world: World) => {
    world.keep('old session cookie', `__Host-session=${world.browser.cookies.get('__Host-session')}`);
    await code(spa, { prompt: 'login' })(world);
  },
  'Ana typed the code': decide(undefined),
  'Ana opened the complete link': async ({ browser, the }: World) => {
    await browser.open(the('verification uri complete'));
  },
  'Ana allowed the device': decide('allow'),
  'Ana denied the device': decide('deny'),
  'the device polled': send(poll(), 400),
  'the device got its tokens': send(poll()),
  'that assertion was used': send(clientCredentials(signed(assertion()))),
  "somebody guessed at the machine's secret twenty times": guess(
    20,
    withHeaders({ Authorization: basic('machine', 'guess') }, clientCredentials()),
  ),
  "somebody guessed at Ana's password ten times": async (world: World) => {
    await openLogin()(world);
    await guess(10, login({ password: 'guess' }))(world);
  },
  'somebody guessed at user codes five times': guess(5, activate({ user_code: 'BBBB-BBBB' })),
  'that assertion for a year was used': guess(
    1,
    clientCredentials(signed(assertion({ expiresIn: 365 * 86_400 }))),
  ),
  'a day passed': wait(86_400),
  'that proof was used': send(proven(exchange({ code: 'made-up' }), { claims: { jti: 'proof-1' } }), 400),
  'the pushed request was used': send(pushed()),
  'that request was pushed with prompt=none': send(push({ prompt: 'none' })),
  'four seconds passed': wait(4),
  'six seconds passed': wait(6),
  'eleven seconds passed': wait(11),
  'thirty seconds passed': wait(30),
  'a minute passed': wait(60),
  'five minutes passed': wait(300),
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
