import { get, type HttpRequest, type HttpResponse, postForm } from '../../../protocol/http.ts';

/** A JWT with this header and these claims; its signature is a text. */
export function madeJwt(header: object, claims: object, signature = 'c2lnbmF0dXJl'): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
}

export const idToken = madeJwt(
  { alg: 'RS256', kid: 'demo-1' },
  { iss: 'https://as.example/', sub: 'user-ana', aud: 'app', exp: 1_768_482_012, amr: ['pwd'] },
);

export const authorize = get(
  'https://as.example/authorize?client_id=app&scope=openid%20email&state=x&state=y&flag',
  [
    ['accept', '*/*'],
    ['Cookie', 'a=1'],
    ['cookie', 'b=2'],
  ],
);

export const tokenRequest = postForm('https://as.example/token?tenant=1', [
  ['grant_type', 'authorization_code'],
  ['code', 'a b'],
  ['client_assertion', idToken],
]);

export const orders: HttpRequest = get('https://api.example/orders', [
  ['authorization', `Bearer ${idToken}`],
]);

export const jsonPost: HttpRequest = {
  method: 'POST',
  url: 'https://api.example/orders',
  headers: [['content-type', 'application/json']],
  body: '{"item":"mug","quantity":2}',
};

export const redirect: HttpResponse = {
  status: 303,
  headers: [
    ['Location', 'https://app.example/callback?code=abc&state=x#token=t'],
    ['Set-Cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
  body: '',
};

export const tokens: HttpResponse = {
  status: 200,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify({ access_token: 'opaque', expires_in: 3600, id_token: idToken, nested: { a: [1] } }),
};

export const formPost: HttpResponse = {
  status: 200,
  headers: [['Content-Type', 'text/html; charset=utf-8']],
  body: `<!doctype html><form method="post" action="https://app.example/" data-auto-submit>
<input type="hidden" name="id_token" value="${idToken}"><input type="hidden" name="state" value="a &amp; b">
<input type="hidden" name="empty"><button>Continue</button></form>`,
};

export const plain: HttpResponse = {
  status: 200,
  headers: [['content-type', 'text/plain']],
  body: 'Hello\nthere',
};
