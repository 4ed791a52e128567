import { get, postForm } from '../../../protocol/http.ts';
import { codeParts, inOrder, type Parts } from '../../testing/made-code.ts';
import {
  as,
  asks,
  back,
  json,
  type Made,
  madeTrace,
  type Reply,
  redirect,
  token,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const notFound: Reply = { status: 404, body: '<h1>Not Found</h1>' };
const good = () => inOrder(codeParts());

/** A login whose code is redeemed so. */
const swapped = (swap: (parts: Parts) => Made, ...more: Made[]) => {
  const parts = codeParts();
  return madeTrace(flow, [parts.ask, parts.answer, parts.land, swap(parts), ...more]);
};

const answered =
  (reply: Reply | undefined, url = `${as}/token`) =>
  (parts: Parts): Made => ({
    ...parts.swap,
    request: { ...parts.swap.request, url },
    reply,
  });

const followed = (url: string, reply: Reply): Made => back(get(url), reply);

/** Traces about requests that do not reach what they are for. */
export const addressCases: readonly RuleCases[] = [
  {
    rule: 'endpoint_not_found',
    fires: {
      'the token endpoint': () => swapped(answered(notFound, `${as}/realms/shpo/token`)),
      'a page that takes no POST': () => swapped(answered({ status: 405 })),
      'the authorization endpoint': () =>
        madeTrace(flow, [
          asks(
            { response_type: 'code', client_id: 'shop', redirect_uri: 'https://shop.example/signin' },
            notFound,
          ),
        ]),
      'the metadata': () =>
        madeTrace(flow, [back(get(`${as}/tenant/.well-known/openid-configuration`), notFound)]),
      'the keys, though the login works': () =>
        madeTrace(flow, [...good(), back(get(`${as}/jwks.json`), notFound)]),
      'device authorization': () =>
        madeTrace('device-authorization', [
          back(
            postForm(`${as}/device_authorization`, [
              ['client_id', 'tv'],
              ['scope', 'openid'],
            ]),
            notFound,
          ),
        ]),
    },
    nearly: {
      'all found': () => madeTrace(flow, good()),
      'an error of OAuth with 404': () => swapped(answered(json(404, { error: 'invalid_client' }))),
      'a request with GET': () =>
        swapped(() => followed(`${as}/token?grant_type=authorization_code&code=c`, notFound)),
      'a picture': () => madeTrace(flow, [...good(), back(get(`${as}/favicon.ico`), notFound)]),
      'the API': () =>
        madeTrace(flow, [...good(), { ...back(get('https://things.example/nothing'), notFound), to: 'api' }]),
    },
    missing: { 'the answer': () => swapped(answered(undefined)) },
  },
  {
    rule: 'token_request_redirected',
    fires: {
      'to https': () =>
        swapped(answered(redirect('https://id.example/token', 301), 'http://id.example/token')),
      'to a slash': () => swapped(answered(redirect('/token/', 308))),
      'to a login page': () => swapped(answered(redirect(`${as}/login?return=%2Ftoken`, 302))),
      'followed with GET': () =>
        swapped(
          answered(redirect('https://www.id.example/token', 302)),
          followed('https://www.id.example/token', { status: 405 }),
        ),
    },
    nearly: {
      'no redirect': () => madeTrace(flow, good()),
      'followed with all that was sent': () =>
        swapped(
          answered(redirect('/token/', 308)),
          answered(codeParts().swap.reply, `${as}/token/`)(codeParts()),
        ),
      'an error': () => swapped(answered(json(400, { error: 'invalid_grant' }))),
      'not modified': () => swapped(answered({ status: 304 })),
    },
    missing: { 'the answer': () => swapped(answered(undefined)) },
  },
  {
    rule: 'token_request_by_get',
    fires: {
      refused: () =>
        swapped(() => followed(`${as}/token?grant_type=authorization_code&code=c`, { status: 405 })),
      'refused in words': () =>
        swapped(() =>
          followed(`${as}/token?grant_type=client_credentials`, json(400, { error: 'invalid_request' })),
        ),
      'accepted, so that it is a note': () =>
        swapped(() =>
          followed(
            `${as}/token?grant_type=authorization_code&code=c`,
            json(200, { access_token: 'at', token_type: 'Bearer' }),
          ),
        ),
    },
    nearly: {
      POST: () => madeTrace(flow, good()),
      'POST, refused': () => swapped(answered(json(400, { error: 'invalid_request' }))),
    },
    missing: {
      'the answer': () =>
        swapped(() => ({
          ...followed(`${as}/token?grant_type=authorization_code&code=c`, { status: 0 }),
          reply: undefined,
        })),
      'the request': () =>
        swapped(() => ({
          ...token({}, json(400, { error: 'invalid_request' })),
          request: get(`${as}/token`),
          requestLacks: ['message'],
        })),
    },
  },
];
