import type { Header, HttpRequest } from '../../../protocol/http.ts';
import { code, codeParts, inOrder, verifier } from '../../testing/made-code.ts';
import {
  as,
  callback,
  json,
  type Made,
  madeTrace,
  type Reply,
  redirect,
  token,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const invalidRequest = json(400, { error: 'invalid_request' });
const tokens = json(200, { access_token: 'at-1', token_type: 'Bearer' });
const members = {
  grant_type: 'authorization_code',
  code,
  client_id: 'shop',
  code_verifier: verifier,
  redirect_uri: callback,
};
const form = new URLSearchParams(members).toString();

/** A login whose code is redeemed by this request. */
function swapped(request: Partial<HttpRequest>, reply: Reply | undefined, more: Partial<Made> = {}) {
  const parts = codeParts();
  const whole = { method: 'POST', url: `${as}/token`, headers: [], ...request };
  return madeTrace(flow, [
    parts.ask,
    parts.answer,
    parts.land,
    { ...parts.swap, request: whole, reply, ...more },
  ]);
}

const typed = (type: string): { headers: readonly Header[] } => ({ headers: [['Content-Type', type]] });
const asJson = { ...typed('application/json'), body: JSON.stringify(members) };
const asText = { ...typed('text/plain;charset=UTF-8'), body: form };
const inQuery = { url: `${as}/token?${form}` };
const empty = {
  headers: [
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Length', '0'],
  ] as const,
  body: '',
};
const good = () => madeTrace(flow, inOrder(codeParts()));
const answered = (reply: Reply | undefined, more: Partial<Made> = {}) =>
  swapped({ ...typed('application/x-www-form-urlencoded'), body: form }, reply, more);
const page = (body: string, status = 200): Reply => ({
  status,
  headers: [['Content-Type', 'text/html']],
  body,
});

/** Traces about how parameters and answers are written. */
export const formatCases: readonly RuleCases[] = [
  {
    rule: 'token_request_not_form',
    fires: {
      JSON: () => swapped(asJson, invalidRequest),
      'JSON, 415': () => swapped(asJson, { status: 415 }),
      'a form as plain text': () => swapped(asText, json(400, { error: 'unsupported_grant_type' })),
      'in the query': () => swapped(inQuery, invalidRequest),
    },
    nearly: {
      'a form': good,
      'a form, refused': () => answered(invalidRequest),
      'JSON that the server takes': () => swapped(asJson, tokens),
      'JSON that the server reads': () => swapped(asJson, json(400, { error: 'invalid_grant' })),
      'a form with a charset': () =>
        swapped({ ...typed('application/x-www-form-urlencoded; charset=utf-8'), body: form }, invalidRequest),
    },
    missing: {
      'whether there was a body too': () =>
        swapped(inQuery, json(400, { error: 'unsupported_grant_type' }), { requestLacks: ['body'] }),
      'the headers': () => swapped({ body: form }, invalidRequest, { requestLacks: ['headers'] }),
      'the answer': () => swapped(asJson, undefined),
    },
  },
  {
    rule: 'body_empty_or_lost',
    fires: {
      'Content-Length: 0': () => swapped(empty, invalidRequest),
      'nothing says how long': () => swapped({ body: '' }, invalidRequest),
    },
    nearly: {
      'a form': good,
      'in the query': () => swapped(inQuery, invalidRequest),
      'all by GET': () => swapped({ method: 'GET', ...inQuery }, invalidRequest),
      'text that says nothing': () =>
        swapped({ ...typed('text/plain'), body: 'hello there' }, invalidRequest),
    },
    missing: {
      'the body': () => swapped({ body: '' }, invalidRequest, { requestLacks: ['body'] }),
      'the body, by its length': () =>
        swapped({ headers: [['Content-Length', '180']], body: '' }, invalidRequest),
    },
  },
  {
    rule: 'response_not_json',
    fires: {
      "a gateway's login page": () => answered(page('<!doctype html><title>Sign in</title>')),
      "a firewall's page": () => answered(page('<html><body>Request blocked</body></html>', 403)),
      text: () => answered({ status: 200, body: 'OK' }),
      nothing: () => answered({ status: 200 }),
      'a form, so that it is a note': () =>
        answered({
          status: 200,
          headers: [['Content-Type', 'application/x-www-form-urlencoded']],
          body: 'access_token=gho_1&scope=repo&token_type=bearer',
        }),
    },
    nearly: {
      JSON: good,
      'JSON under another type': () =>
        answered({
          status: 200,
          headers: [['Content-Type', 'text/plain']],
          body: JSON.stringify({ access_token: 'a', token_type: 'Bearer' }),
        }),
      'an error in JSON': () => answered(invalidRequest),
      'a wrong address': () => answered(page('<h1>Not Found</h1>', 404)),
      'a redirect': () => answered(redirect(`${as}/login`)),
      'a failing server': () => answered(page('<h1>Bad Gateway</h1>', 502)),
      'an empty 401': () => answered({ status: 401 }),
    },
    missing: {
      'the answer': () => answered(undefined),
      'its body': () => answered({ status: 200 }, { responseLacks: ['body'] }),
    },
  },
  {
    rule: 'server_unavailable',
    fires: {
      'a gateway': () => answered(page('<h1>Bad Gateway</h1>', 502)),
      'the server': () => answered({ status: 500 }),
      'the next try works, so that it is a note': () => {
        const { ask, answer, land, swap } = codeParts();
        return madeTrace(flow, [ask, answer, land, { ...swap, reply: { status: 503 } }, swap]);
      },
    },
    nearly: {
      'it works': good,
      'an error of OAuth': () => answered(json(500, { error: 'server_error' })),
      'too much to do': () => answered({ status: 503, headers: [['Retry-After', '30']] }),
      'a bad request': () => answered(json(400, { error: 'invalid_grant' })),
    },
    missing: { 'the answer': () => answered(undefined) },
  },
  {
    rule: 'header_stripped',
    fires: {
      'the API': () => {
        const parts = codeParts();
        return madeTrace(
          flow,
          inOrder({
            ...parts,
            call: { ...parts.call, reply: json(401, { message: 'Missing Authorization header' }) },
          }),
        );
      },
      'the token endpoint': () =>
        madeTrace('client-credentials', [
          token(
            { grant_type: 'client_credentials' },
            json(401, { error: 'invalid_client', error_description: 'No client credentials found' }),
            {
              headers: [['Authorization', 'Basic c2hvcDpzZWNyZXQ=']],
            },
          ),
        ]),
    },
    nearly: {
      'it arrives': good,
      'none was sent': () => {
        const parts = codeParts();
        const { headers: _, ...request } = parts.call.request;
        return madeTrace(
          flow,
          inOrder({
            ...parts,
            call: {
              ...parts.call,
              request: { ...request, headers: [] },
              reply: json(401, { message: 'Missing Authorization header' }),
            },
          }),
        );
      },
      'the token is not good': () => {
        const parts = codeParts();
        const reply = json(401, {}, [
          ['WWW-Authenticate', 'Bearer error="invalid_token", error_description="The access token expired"'],
        ]);
        return madeTrace(flow, inOrder({ ...parts, call: { ...parts.call, reply } }));
      },
      'a secret that is wrong': () =>
        madeTrace('client-credentials', [
          token(
            { grant_type: 'client_credentials' },
            json(401, { error: 'invalid_client', error_description: 'Client authentication failed' }),
            {
              headers: [['Authorization', 'Basic c2hvcDpzZWNyZXQ=']],
            },
          ),
        ]),
    },
    missing: {
      'the header': () => {
        const parts = codeParts();
        const request = { ...parts.call.request, headers: [] };
        return madeTrace(
          flow,
          inOrder({
            ...parts,
            call: {
              ...parts.call,
              request,
              requestLacks: ['authorization'],
              reply: json(401, { message: 'Missing Authorization header' }),
            },
          }),
        );
      },
    },
  },
];
