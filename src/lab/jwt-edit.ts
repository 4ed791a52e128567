import { toBase64Url } from '../protocol/encoding.ts';
import { importOnce, publicKeyPem } from '../protocol/jwk.ts';
import { decodeJwt, publicJwk } from '../protocol/jwt.ts';
import { demoKey, strangerKey } from './keys.ts';
import type { JwtChange } from './recipe.ts';

/** Three parts between dots, of which the last may be empty; the first is a JSON object, so it begins with `{"` in BASE64URL. */
const JWT = /eyJ[\w-]*\.[\w-]+\.[\w-]*/;

/** The JWT in a text such as `Bearer eyJ…`; `undefined` where there is none. */
export function jwtIn(text: string): string | undefined {
  const found = JWT.exec(text)?.[0];
  return found !== undefined && decodeJwt(found) ? found : undefined;
}

/** A text in which the JWT is changed and signed as the change says; a text without one stays. */
export async function changeJwt(text: string, change: JwtChange): Promise<string> {
  const token = jwtIn(text);
  const jwt = token === undefined ? undefined : decodeJwt(token);
  if (token === undefined || !jwt) return text;
  const [oldHeader = '', oldClaims = '', oldSignature = ''] = token.split('.');
  const signed = SIGNATURES[change.signature];
  const named = { ...signed.header, ...change.header };
  const header = encoded(jwt.header, named, oldHeader);
  const claims = encoded(jwt.claims, change.claims ?? {}, oldClaims);
  const signature = await signed.sign(`${header}.${claims}`, oldSignature);
  // A function, because a replacement text would mean something by `$&`.
  return text.replace(token, () => `${header}.${claims}.${signature}`);
}

/** An object with some members set or removed, as a part of a JWT. Where nothing changes, it keeps its spelling. */
function encoded(
  members: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
  spelling: string,
): string {
  const changed = new Map(Object.entries(members));
  for (const [name, value] of Object.entries(changes))
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  const text = JSON.stringify(Object.fromEntries(changed));
  return text === JSON.stringify(members) ? spelling : toBase64Url(new TextEncoder().encode(text));
}

interface Signing {
  /** What the header must say for this; what somebody sets by hand comes over it. */
  readonly header: Readonly<Record<string, unknown>>;
  sign(input: string, old: string): Promise<string> | string;
}

const SIGNATURES: Readonly<Record<JwtChange['signature'], Signing>> = {
  kept: { header: {}, sign: (_, old) => old },
  none: { header: { alg: 'none' }, sign: () => '' },
  'wrong key': {
    header: { alg: 'RS256' },
    sign: async (input) => {
      const key = (await importOnce(strangerKey, 'RS256')) as CryptoKey;
      return signature('RSASSA-PKCS1-v1_5', key, input);
    },
  },
  'public key as secret': {
    header: { alg: 'HS256' },
    sign: async (input) => {
      const secret = new TextEncoder().encode(await publicKeyPem(publicJwk(demoKey)));
      const hmac = { name: 'HMAC', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
      return signature('HMAC', key, input);
    },
  },
};

async function signature(algorithm: string, key: CryptoKey, input: string): Promise<string> {
  const bytes = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input));
  return toBase64Url(new Uint8Array(bytes));
}
