import { createPrivateKey, createSign } from 'node:crypto';
import { demoKey } from '../../../lab/keys.ts';
import { type Header, type HttpResponse, redirectLocation } from '../../../protocol/http.ts';
import { decodeJwt, type PrivateJwk } from '../../../protocol/jwt.ts';
import type { Draft } from '../twist.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT by that key, whatever its header says. */
export function signed({ header, claims }: Draft, key: PrivateJwk = demoKey): string {
  const text = `${part(header)}.${part(claims)}`;
  const by = createPrivateKey({ key: { ...key }, format: 'jwk' });
  return `${text}.${createSign('RSA-SHA256').update(text).sign(by).toString('base64url')}`;
}

/** A JWT without a signature. */
export const unsigned = ({ header, claims }: Draft): string =>
  `${part({ ...header, alg: 'none' })}.${part(claims)}.`;

/** The server's answer with another ID token in it: in a token response, a fragment, or a form that sends itself. */
export function withIdToken(response: HttpResponse, change: (draft: Draft) => string | Draft): HttpResponse {
  const made = (token: string): string => {
    const jwt = decodeJwt(token);
    if (!jwt) return token;
    const out = change({ header: { ...jwt.header }, claims: { ...jwt.claims } });
    return typeof out === 'string' ? out : signed(out);
  };
  const inForm = /(name="id_token" value=")([^"]+)/;
  const inJson = /("id_token":\s*")([^"]+)/;
  const swap = (_all: string, before: string, token: string) => before + made(token);
  const body = response.body.replace(inJson, swap).replace(inForm, swap);
  const location = redirectLocation(response)?.replace(/([#&?]id_token=)([^&]+)/, swap);
  if (location === undefined) return { ...response, body };
  const headers = response.headers.map(
    ([name, value]): Header => [name, name.toLowerCase() === 'location' ? location : value],
  );
  return { ...response, headers, body };
}
