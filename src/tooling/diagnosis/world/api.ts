import { createLocalJWKSet, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import { demoKey } from '../../../lab/keys.ts';
import {
  type Handle,
  type Header,
  type HttpRequest,
  type HttpResponse,
  header,
} from '../../../protocol/http.ts';
import { publicJwk } from '../../../protocol/jwt.ts';

const keys = createLocalJWKSet({ keys: [publicJwk(demoKey)] });

/** An API that takes JWTs of this audience, and answers as RFC 6750 says. Its pages may come from anywhere. */
export function apiAt(origin: string): Handle {
  return async (request) => {
    if (request.method === 'OPTIONS') return { status: 204, headers: [...open, ...allowed], body: '' };
    const given = tokenOf(request);
    if (given === undefined) return refused(401, 'Bearer realm="things"');
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
