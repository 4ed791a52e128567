import { get, type HttpResponse, postForm } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { DiagramEvent } from '../input.ts';
import { check, DiagramBuilder, secret } from './trace-builder.ts';

const ISSUER = 'https://auth.granttour.example';
const APP = 'https://spa.granttour.example';
const API = 'https://api.granttour.example';

const state = secret('state', 'a3f2Qw');
const nonce = secret('nonce', '77c1Zx');
const verifier = secret('code_verifier', '8d2eLm');
const challenge = secret('code_challenge', 'E9Melh');
const code = secret('code', 'x0Qk9d');
const accessToken = secret('access_token', '5f1eAA');
const idToken = secret('id_token', 'c0deBB');
const refreshToken = secret('refresh_token', '9b7dCC');
const renewed = secret('refresh_token', '41aaDD');
const session = secret('cookie', 'sid7EE');
const password = secret('password', 'hunt99');

const toServer: readonly [Party, Party] = ['browser', 'authorization-server'];
const toBrowser: readonly [Party, Party] = ['authorization-server', 'browser'];
const appToServer: readonly [Party, Party] = ['app', 'authorization-server'];
const serverToApp: readonly [Party, Party] = ['authorization-server', 'app'];

function page(title: string): HttpResponse {
  const body = `<!doctype html><html><head><title>${title}</title></head><body></body></html>`;
  return { status: 200, headers: [['content-type', 'text/html; charset=utf-8']], body };
}

function redirect(location: string): HttpResponse {
  return { status: 302, headers: [['location', location]], body: '' };
}

function json(status: number, body: object): HttpResponse {
  return { status, headers: [['content-type', 'application/json']], body: JSON.stringify(body) };
}

const form = { grant_type: 'authorization_code', code: 'x0Qk9d', code_verifier: '8d2eLm' };

/** A whole walk through the Authorization Code flow with PKCE, refresh and reuse included, as the diagram is given it. */
export function pkceWalk(): DiagramEvent[] {
  const trace = new DiagramBuilder();
  front(trace);
  back(trace);
  refresh(trace);
  return trace.events;
}

function front(trace: DiagramBuilder): void {
  trace
    .step(1)
    .action('Ana picks Login', 'browser')
    .step(2)
    .work('app', 'Makes a code_verifier and its code_challenge', [], [verifier, challenge])
    .step(3)
    .work('app', 'Keeps state, nonce and verifier', [], [state, nonce, verifier])
    .request(toServer, 'front', get(`${ISSUER}/authorize?response_type=code&state=a3f2Qw`), [
      state,
      nonce,
      challenge,
    ])
    .work(
      'authorization-server',
      'Checks the authorization request',
      Array.from({ length: 9 }, () => check('Known client')),
    )
    .step(4)
    .response(toBrowser, 'front', redirect('/u/login?tx=1'))
    .request(toServer, 'front', get(`${ISSUER}/u/login?tx=1`))
    .response(toBrowser, 'front', page('Log in'))
    .step(5)
    .action('Ana signs in with her password', 'browser', [password])
    .request(toServer, 'front', postForm(`${ISSUER}/u/login`, [['username', 'ana']]), [password])
    .work('authorization-server', 'Signs Ana in', [check('The password is right')])
    .response(toBrowser, 'front', redirect('/u/consent?tx=1'), [session])
    .request(toServer, 'front', get(`${ISSUER}/u/consent?tx=1`), [session])
    .response(toBrowser, 'front', page('Authorize SPA'))
    .action('Ana allows what the app asks for', 'browser')
    .request(toServer, 'front', postForm(`${ISSUER}/u/consent`, [['action', 'accept']]), [session])
    .step(6)
    .work('authorization-server', 'Stores the code with its code_challenge', [], [code, challenge])
    .response(toBrowser, 'front', redirect(`${APP}/callback?code=x0Qk9d&state=a3f2Qw`), [code, state])
    .request(['browser', 'app'], 'front', get(`${APP}/callback?code=x0Qk9d&state=a3f2Qw`), [code, state]);
}

function back(trace: DiagramBuilder): void {
  trace
    .work('app', 'Checks the authorization response', [check('state is ours'), check('iss is ours')], [state])
    .step(7)
    .request(appToServer, 'back', postForm(`${ISSUER}/oauth/token`, Object.entries(form)), [code, verifier])
    .step(8)
    .work(
      'authorization-server',
      'Checks the token request',
      Array.from({ length: 6 }, () => check('The verifier hashes to the challenge')),
      [verifier, challenge],
    )
    .step(9)
    .response(serverToApp, 'back', json(200, { access_token: 'a', id_token: 'b', refresh_token: 'c' }), [
      accessToken,
      idToken,
      refreshToken,
    ])
    .work(
      'app',
      'Validates the ID token',
      [check('iss'), check('aud'), check('exp'), check('nonce')],
      [idToken, nonce],
    )
    .step(10)
    .request(['app', 'api'], 'back', get(`${API}/orders`), [accessToken])
    .work('api', 'Checks the access token', [check('aud'), check('scope')])
    .step(11)
    .response(['api', 'app'], 'back', json(200, [{ id: 1 }, { id: 2 }]))
    .add({
      kind: 'end',
      outcome: 'complete',
      state: 'complete',
      reason: 'The app shows what the API gave it.',
    });
}

function refresh(trace: DiagramBuilder): void {
  const post = postForm(`${ISSUER}/oauth/token`, [['grant_type', 'refresh_token']]);
  trace
    .step(12)
    .request(appToServer, 'back', post, [refreshToken])
    .response(serverToApp, 'back', json(200, { access_token: 'a', refresh_token: 'd' }), [
      accessToken,
      renewed,
    ])
    .request(['attacker', 'authorization-server'], 'back', post, [refreshToken], { injected: true })
    .work('authorization-server', 'Checks the token request', [
      check('The refresh token was not used before', false),
    ])
    .response(['authorization-server', 'attacker'], 'back', json(400, { error: 'invalid_grant' }))
    .add({
      kind: 'end',
      outcome: 'refused',
      state: 'reused',
      reason: 'The refresh token was used twice; its family is revoked.',
    });
}

/** The same walk up to the app's first data: five lanes, no attacker. */
export function plainWalk(): DiagramEvent[] {
  const events = pkceWalk();
  const end = events.findIndex(({ event }) => event.kind === 'end');
  return events.slice(0, end + 1);
}
