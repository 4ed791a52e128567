import { createAuthorizationServer } from '../../authorization-server/index.ts';
import { readHtml } from '../../browser/html.ts';
import { codeTokenRequest } from '../../client/token-requests.ts';
import { virtualClock } from '../../lab/clock.ts';
import { ana, apis, clients, demoAnswer, issuer, spa } from '../../lab/demo.ts';
import { demoKey } from '../../lab/keys.ts';
import { seededRandom } from '../../lab/random.ts';
import { get, type Handle, type HttpRequest, header, headers, postForm } from '../../protocol/http.ts';
import { parameter, queryOf, withQuery } from '../../protocol/parameters.ts';
import { codeChallenge } from '../../protocol/pkce.ts';

/** How many whole flows, and in how much time. */
export interface FlowRate {
  readonly flows: number;
  readonly seconds: number;
}

const VERIFIER = 'a'.repeat(43);

/**
 * Runs whole PKCE flows against the authorization server alone, one after another, for about so many seconds: authorization
 * request, login form, consent form, code, token request with a signed access and ID token. Each flow is a person without a
 * cookie who is asked for consent. Reading the forms out of the pages is part of the time; browser, app and trace are not.
 */
export async function measureFlowRate(seconds: number): Promise<FlowRate> {
  const clock = virtualClock(Date.UTC(2026, 0, 1));
  const random = seededRandom('bench');
  const users = [ana];
  const { handle } = createAuthorizationServer({
    issuer,
    clients,
    users,
    apis,
    clock,
    random,
    keys: [demoKey],
  });
  const challenge = await codeChallenge(VERIFIER, 'S256');
  const run = async () => {
    // Time goes on, so that the server may forget what has expired.
    clock.advance(1_000);
    await runFlow(handle, challenge);
  };
  for (let i = 0; i < 20; i += 1) await run();
  const start = performance.now();
  let flows = 0;
  for (; performance.now() - start < seconds * 1000; flows += 1) await run();
  return { flows, seconds: (performance.now() - start) / 1000 };
}

async function runFlow(handle: Handle, challenge: string): Promise<void> {
  const code = await authorize(handle, challenge);
  const client = { clientId: spa.clientId, origin: new URL(spa.redirectUri).origin };
  const grant = { code, redirectUri: spa.redirectUri, codeVerifier: VERIFIER };
  const response = await handle(codeTokenRequest(spa.endpoints.token, client, grant));
  const tokens: unknown = JSON.parse(response.body);
  if (response.status !== 200 || typeof tokens !== 'object' || tokens === null || !('id_token' in tokens)) {
    throw new Error(`The token endpoint refused: ${response.status} ${response.body}`);
  }
}

/** Goes from the authorization request through the pages to the redirect with the code. */
async function authorize(handle: Handle, challenge: string): Promise<string> {
  const cookies = new Map<string, string>();
  let request = authorizationRequest(challenge);
  // Request, login page, its form, consent page, its form, redirect: with redirects between, ten are plenty.
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = cookie
      ? { ...request, headers: [...request.headers, ['cookie', cookie] as const] }
      : request;
    const response = await handle(sent);
    for (const text of headers(response, 'set-cookie')) keepCookie(cookies, text);
    const location = header(response, 'location');
    if (location === undefined) {
      request = filledIn(response.body, request.url);
      continue;
    }
    const target = new URL(location, request.url).href;
    if (!target.startsWith(spa.redirectUri)) {
      request = get(target);
      continue;
    }
    const code = parameter(queryOf(target), 'code');
    if (code === undefined) throw new Error(`No code: ${target}`);
    return code;
  }
  throw new Error('The authorization server never came to a code.');
}

function authorizationRequest(challenge: string): HttpRequest {
  const url = withQuery(spa.endpoints.authorization, [
    ['response_type', 'code'],
    ['client_id', spa.clientId],
    ['redirect_uri', spa.redirectUri],
    ['scope', 'openid profile email offline_access read:orders'],
    ['audience', spa.audience],
    ['state', 'bench-state'],
    ['nonce', 'bench-nonce'],
    ['code_challenge', challenge],
    ['code_challenge_method', 'S256'],
    // The server remembers consent; this has it ask every time.
    ['prompt', 'consent'],
  ]);
  return get(url);
}

/** The first form of a page as the demo user sends it. */
function filledIn(html: string, url: string): HttpRequest {
  const { name, forms } = readHtml(html);
  const form = forms[0];
  if (!form) throw new Error(`The page ${name} has no form: ${html}`);
  const { fields, button = '' } = demoAnswer({ name, label: '' });
  const hidden = form.controls.flatMap(({ type, name: field, value }) =>
    type === 'hidden' ? [[field, value] as const] : [],
  );
  const typed = Object.entries(fields).map(([field, value]) => [field, String(value)] as const);
  const pressed = button.split('=');
  const sent = [...hidden, ...typed, [pressed[0] ?? '', pressed[1] ?? ''] as const];
  return postForm(new URL(form.action, url).href, sent, [['origin', new URL(url).origin]]);
}

function keepCookie(cookies: Map<string, string>, text: string): void {
  const [pair = ''] = text.split(';');
  const at = pair.indexOf('=');
  cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
