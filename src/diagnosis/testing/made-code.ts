import { createHash, createPrivateKey, createSign } from 'node:crypto';
import { clientKey, demoKey } from '../../lab/keys.ts';
import { get } from '../../protocol/http.ts';
import { type PrivateJwk, publicJwk } from '../../protocol/jwt.ts';
import {
  answers,
  api,
  as,
  asks,
  back,
  begin,
  callback,
  calls,
  type Given,
  json,
  lands,
  type Made,
  token,
} from './made-trace.ts';

/** A JWT by the demo server's key; by another key, or under another header, where it is said. */
export function jwt(
  claims: object,
  { header = {}, key = demoKey }: { header?: object; key?: PrivateJwk } = {},
): string {
  const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${text({ alg: 'RS256', typ: 'JWT', kid: 'demo-1', ...header })}.${text(claims)}`;
  const made = tokensBy.get(key) ?? new Map<string, string>();
  tokensBy.set(key, made);
  const token = made.get(signed) ?? `${signed}.${signature(signed, key)}`;
  made.set(signed, token);
  return token;
}

/** Tokens that were made before: signing takes long, and most traces carry the same. */
const tokensBy = new Map<PrivateJwk, Map<string, string>>();

function signature(signed: string, key: PrivateJwk): string {
  const by = createPrivateKey({ key: { ...key }, format: 'jwk' });
  return createSign('RSA-SHA256').update(signed).sign(by).toString('base64url');
}

/** A key that the server does not publish. */
export const foreignKey = clientKey;

/** The left half of a hash, as `at_hash` and `c_hash` carry it. */
export const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = createHash('sha256').update(verifier).digest('base64url');
export const clientId = 'shop';
export const state = 'q7Tn2LrWv0aYbK3x';
export const nonce = 'n-0S6WzA2MjQx8Rt';
export const code = 'SplxlOBeZQQYbYS6WxSbIA';
/** In seconds, when made tokens are issued. */
export const now = begin / 1000 + 3;

/** Claims that are right in a made code flow. */
export const idClaims = { iss: as, sub: 'ana', aud: clientId, nonce, iat: now, exp: now + 3600 };
export const accessClaims = {
  iss: as,
  sub: 'ana',
  aud: api,
  client_id: clientId,
  scope: 'openid read:things',
  iat: now,
  exp: now + 3600,
};

/** What is not as in the good attempt; `undefined` leaves a name out. */
export interface Changes {
  readonly ask?: Given;
  readonly answer?: Given;
  /** What reaches the app, where that is not what was sent. */
  readonly landed?: Given;
  readonly swap?: Given;
  readonly idToken?: Readonly<Record<string, unknown>>;
  readonly accessToken?: Readonly<Record<string, unknown>>;
  /** Members of the token response. */
  readonly tokens?: Readonly<Record<string, unknown>>;
}

/** The requests of a good attempt, by name, to be put into a trace as they are or with some exchanged. */
export interface Parts {
  readonly ask: Made;
  readonly answer: Made;
  readonly land: Made;
  readonly swap: Made;
  readonly keys: Made;
  readonly call: Made;
}

/** The exchanges of a code flow with PKCE in which all is right but for `changes`. */
export function codeParts(changes: Changes = {}): Parts {
  const answer = { code, state, iss: as, ...changes.answer };
  const idToken = jwt({ ...idClaims, ...changes.idToken });
  const accessToken = jwt({ ...accessClaims, ...changes.accessToken }, { header: { typ: 'at+jwt' } });
  return {
    ask: asks({
      ...{ response_type: 'code', client_id: clientId, redirect_uri: callback },
      ...{
        scope: 'openid read:things',
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      },
      ...changes.ask,
    }),
    answer: answers(answer),
    land: lands({ ...answer, ...changes.landed }),
    swap: token(
      {
        ...{ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: callback },
        ...{ code_verifier: verifier, ...changes.swap },
      },
      json(200, {
        ...{ access_token: accessToken, token_type: 'Bearer', expires_in: 3600, id_token: idToken },
        ...changes.tokens,
      }),
    ),
    keys: keysMade,
    call: calls(accessToken, json(200, { things: [] })),
  };
}

/** The key set, asked for and answered. */
export const keysMade: Made = back(get(`${as}/keys`), json(200, { keys: [publicJwk(demoKey)] }));

/** The parts in their order. */
export const inOrder = ({ ask, answer, land, swap, keys, call }: Parts): Made[] => [
  ask,
  answer,
  land,
  swap,
  keys,
  call,
];

/** The key that the made server signs with. */
export const serverKey = demoKey;
