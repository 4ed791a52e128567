import { demoKey } from '../../../lab/keys.ts';
import { decodeJwt, signJwt } from '../../../protocol/jwt.ts';

type Json = Record<string, unknown>;

/** A `fetch` that changes the JSON answers from one path, as a broken or lying server would send them. */
export function altered(
  fetch: typeof globalThis.fetch,
  path: string,
  change: (answer: Json) => Json | Promise<Json>,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!pathOf(input).endsWith(path) || !response.ok) return response;
    const changed = await change((await response.json()) as Json);
    return Response.json(changed, { status: response.status });
  };
}

/** A `fetch` under which the ID token of every token answer says something else, signed well: only its claims can give it away. */
export const withIdToken = (fetch: typeof globalThis.fetch, claims: Json): typeof globalThis.fetch =>
  altered(fetch, '/oauth/token', async (answer) => ({
    ...answer,
    id_token: await resigned(answer['id_token'], claims),
  }));

/** A `fetch` under which the ID token of every token answer has a signature by nobody. */
export const withForgedIdToken = (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  altered(fetch, '/oauth/token', (answer) => ({ ...answer, id_token: forged(answer['id_token']) }));

/** The same JWT with other claims, signed by the server's own key; a claim of `undefined` is left out. */
export async function resigned(token: unknown, changes: Json): Promise<string> {
  const { claims } = decodeJwt(String(token)) ?? { claims: {} };
  return signJwt({ ...claims, ...changes }, demoKey, 'JWT');
}

/** The same JWT with another signature of the right length. */
export function forged(token: unknown): string {
  const [header, claims, signature = ''] = String(token).split('.');
  return `${header}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
}

/** A `fetch` that lets the test see the JSON answers from one path, errors too, before the client does. */
export function watched(
  fetch: typeof globalThis.fetch,
  path: string,
  see: (answer: Json) => void | Promise<void>,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (pathOf(input).endsWith(path)) await see((await response.clone().json()) as Json);
    return response;
  };
}

/** The POST of a form_post page with other parameters: a string replaces, a function makes another of what was there. */
export async function repost(
  request: Request,
  changes: Readonly<Record<string, string | ((value: string) => string | Promise<string>)>>,
): Promise<Request> {
  const parameters = new URLSearchParams(await request.clone().text());
  for (const [name, change] of Object.entries(changes))
    parameters.set(name, typeof change === 'string' ? change : await change(parameters.get(name) ?? ''));
  return new Request(request.url, { method: 'POST', headers: request.headers, body: parameters.toString() });
}

const pathOf = (input: string | URL | Request): string =>
  new URL(input instanceof Request ? input.url : input).pathname;
