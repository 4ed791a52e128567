import { type DecodedJwt, decodeJwt, publicJwk, signatureVerifies } from '../../protocol/jwt.ts';
import { rfc } from '../../protocol/spec.ts';
import type { Server } from '../server.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const accessTokenValid: ServerCheck = {
  id: 'access_token_valid',
  title: 'The access token is by this server and for this endpoint',
  spec: rfc(9068, '4'),
  run: async ({ bearer, server }) => {
    const token = bearer.token ?? '';
    const signed = await signatureVerifies(token, { keys: server.keys.map(publicJwk) });
    const problem = signed ? problemOf(decodeJwt(token), server) : 'no JWT signed by this server';
    const expected = `a signed at+jwt with iss ${server.issuer} and aud ${server.urls.userinfo}`;
    const refusal = error('invalid_token', 'The access token is not valid here', 401);
    return verdict(problem === undefined, expected, problem ?? token, refusal);
  },
};

function problemOf(jwt: DecodedJwt | undefined, { issuer, urls }: Server): string | undefined {
  const { typ } = jwt?.header ?? {};
  const { iss, aud } = jwt?.claims ?? {};
  if (typ !== 'at+jwt') return `typ ${JSON.stringify(typ)}`;
  if (iss !== issuer) return `iss ${JSON.stringify(iss)}`;
  return [aud].flat().includes(urls.userinfo) ? undefined : `aud ${JSON.stringify(aud)}`;
}
