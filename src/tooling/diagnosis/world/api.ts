import { createLocalJWKSet, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import { demoKey } from '../../../lab/keys.ts';
import {
  type Handle,
  type Header,
  type HttpRequest,
  type HttpResponse,
  header,
  postForm,
} from '../../../protocol/http.ts';
import { publicJwk } from '../../../protocol/jwt.ts';
import { otherSecret } from './clients.ts';
import { ask } from './loopback-fetch.ts';
import type { Settings } from './settings.ts';

const keys = createLocalJWKSet({ keys: [publicJwk(demoKey)] });

/**
 * An API that takes JWTs of this audience, or asks the server at `issuer` about others, and answers as RFC 6750 says. Pages of any
 * origin may call it.
 */
export function apiAt(origin: string, issuer: string, settings: () => Settings): Handle {
  return async (request) => {
    if (request.method === 'OPTIONS') return { status: 204, headers: [...open, ...allowed], body: '' };
    const given = tokenOf(request);
    if (given === undefined) return refused(401, 'Bearer realm="things"');
    if (settings().introspects) {
      if (await isActive(issuer, given)) return json(200, { things: ['lamp', 'kettle'] });
      return refused(401, challenge('invalid_token', 'The token is not active'));
    }
    try {
      // The mock server knows no audiences, so its tokens have none.
      const { payload } = await jwtVerify(given, keys);
      if (payload.aud !== undefined && payload.aud !== origin) {
        return refused(401, challenge('invalid_token', 'The audience is not this API'));
      }
      if (request.method === 'POST' && !scopesOf(payload).includes('write:things')) {
        const said = `${challenge('insufficient_scope', 'The token lacks a scope')}, scope="write:things"`;
        return refused(403, said);
      }
      return json(200, { things: ['lamp', 'kettle'], for: payload.sub });
    } catch (error) {
      const expired = error instanceof joseErrors.JWTExpired;
      return refused(
        401,
        challenge('invalid_token', expired ? 'The token expired' : 'The token is malformed'),
      );
    }
  };
}

/** By introspection (RFC 7662), as the API's own client. */
async function isActive(issuer: string, token: string): Promise<boolean> {
  const request = postForm(`${issuer}/token/introspection`, Object.entries({ token }), [
    ['authorization', `Basic ${Buffer.from(`things-api:${otherSecret}`).toString('base64')}`],
  ]);
  const { active }: { active?: boolean } = JSON.parse((await ask(request)).body);
  return active === true;
}

function tokenOf(request: HttpRequest): string | undefined {
  const inHeader = /^(?:Bearer|DPoP) (.+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  return inHeader ?? new URL(request.url).searchParams.get('access_token') ?? undefined;
}

const scopesOf = (payload: JWTPayload): string[] => String(payload['scope'] ?? '').split(' ');

const challenge = (error: string, description: string) =>
  `Bearer realm="things", error="${error}", error_description="${description}"`;

const open: readonly Header[] = [['access-control-allow-origin', '*']];
const allowed: readonly Header[] = [['access-control-allow-headers', 'authorization, content-type, dpop']];

const refused = (status: number, said: string): HttpResponse =>
  json(status, { message: status === 401 ? 'Unauthorized' : 'Forbidden' }, [['www-authenticate', said]]);

function json(status: number, body: object, more: readonly Header[] = []): HttpResponse {
  const headers: Header[] = [['content-type', 'application/json'], ...open, ...more];
  return { status, headers, body: JSON.stringify(body) };
}
