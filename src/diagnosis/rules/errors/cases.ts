import { get } from '../../../protocol/http.ts';
import { code, codeParts, inOrder, state, verifier } from '../../testing/made-code.ts';
import { deviceAsk, deviceTrace, poll } from '../../testing/made-device.ts';
import {
  answers,
  as,
  asks,
  callback,
  calls,
  json,
  lands,
  type Made,
  madeTrace,
  type Reply,
  redirect,
  token,
} from '../../testing/made-trace.ts';
import type { Example, RuleCases } from '../../testing/rule-cases.ts';

const FLOW = 'authorization-code-pkce';
const good = inOrder(codeParts());
const { ask, answer, land, call } = codeParts();

const grant = { grant_type: 'authorization_code', client_id: 'shop', code, redirect_uri: callback };
const refusal = (error: string, status = 400) => json(status, { error, error_description: 'No.' });

/** A login whose token request is answered so. */
const swapped = (reply: Reply | undefined, more: Partial<Made> = {}) =>
  madeTrace(FLOW, [ask, answer, land, token({ ...grant, code_verifier: verifier }, reply, more)]);

/** A login that the server answers with an error through the browser. */
const sentBack = (error: string, ...more: readonly Made[]) => {
  const given = { error, error_description: 'No.', state };
  return madeTrace(FLOW, [ask, answers(given), lands(given), ...more]);
};

/** A good login whose call to the API is answered so. */
const called = (reply: Reply, ...more: readonly Made[]) =>
  madeTrace(FLOW, [...good.slice(0, -1), calls('at-1', reply), ...more]);

const things = json(200, { things: [] });
const userinfo = (reply: Reply) =>
  calls('at-1', reply, { to: 'authorization-server', request: get(`${as}/userinfo`) });
const OTHER = 'https://other.example';
const callbackOnly = () => madeTrace(FLOW, [lands({ error: 'login_required', state: 's-0' })], ['beginning']);

/** A token request whose answer the file has no body of, then the same one, answered well. */
const tried = (first: Reply) => {
  const again = { ...grant, code_verifier: verifier };
  const lacking = { responseLacks: ['body'] } as const;
  return madeTrace(FLOW, [
    ask,
    answer,
    land,
    token(again, first, lacking),
    token(again, { status: 200 }, lacking),
  ]);
};

const fine = () => madeTrace(FLOW, good);
const bearer = (error: string, status: number): Reply => ({
  status,
  headers: [
    ['WWW-Authenticate', `Basic realm="x", Bearer realm="things", error="${error}", scope="read:all"`],
  ],
});

/** A refused token request whose answer's body the file lacks. */
const unread = (status = 400) => swapped({ status }, { responseLacks: ['body'] });

const neverMissing = 'The error answer is all that it needs; without one it does not apply.';

interface Given {
  readonly fires: Readonly<Record<string, () => Example>>;
  readonly nearly?: Readonly<Record<string, () => Example>>;
  readonly missing?: Readonly<Record<string, () => Example>>;
}

/** Cases of a rule for error answers: a good login is nearly always nearly one. */
const cases = (rule: string, { fires, nearly = {}, missing }: Given): RuleCases => ({
  ...{ rule, fires, nearly: { 'a good login': fine, ...nearly } },
  ...(missing ? { missing } : { missing: {}, neverMissing }),
});

const unreadBody = { 'the body of the answer is not in the file': unread };

/** Cases of the rules for error answers. */
export const errorCases: readonly RuleCases[] = [
  cases('error_invalid_grant', {
    fires: {
      'a code, with everything as it should be': () => swapped(refusal('invalid_grant')),
      'by the words of a large server': () => swapped(json(200, { error: 'bad_verification_code' })),
      'a password': () =>
        madeTrace('resource-owner-password', [
          token({ grant_type: 'password', username: 'ana', password: 'x' }, refusal('invalid_grant')),
        ]),
    },
    nearly: { 'another code': () => swapped(refusal('invalid_client', 401)) },
    missing: unreadBody,
  }),
  cases('error_invalid_client', {
    fires: {
      'with its code': () => swapped(refusal('invalid_client', 401)),
      'a 401 alone': () => swapped({ status: 401 }),
    },
    nearly: { 'another code with 401': () => swapped(refusal('invalid_grant', 401)) },
    missing: unreadBody,
  }),
  cases('error_invalid_request', {
    fires: {
      'at the token endpoint': () => swapped(refusal('invalid_request')),
      'on a page of the server': () =>
        madeTrace(FLOW, [
          asks({ response_type: 'code', client_id: 'shop', state: 's' }, { status: 400, body: '<p>No' }),
        ]),
    },
    nearly: { 'another code': () => swapped(refusal('invalid_grant')) },
    missing: unreadBody,
  }),
  cases('error_unauthorized_client', {
    fires: {
      'at the token endpoint': () => swapped(refusal('unauthorized_client')),
      'through the browser': () => sentBack('unauthorized_client'),
    },
    missing: unreadBody,
  }),
  cases('error_unsupported_grant_type', {
    fires: { 'at the token endpoint': () => swapped(refusal('unsupported_grant_type')) },
    missing: unreadBody,
  }),
  cases('error_invalid_scope', {
    fires: {
      'through the browser': () => sentBack('invalid_scope'),
      'an unknown audience': () => swapped(refusal('invalid_target')),
    },
    missing: unreadBody,
  }),
  cases('error_unsupported_response_type', {
    fires: { 'through the browser': () => sentBack('unsupported_response_type') },
  }),
  cases('error_access_denied', {
    fires: { 'the user presses Deny': () => sentBack('access_denied') },
    nearly: { 'a login that goes through after another error': () => sentBack('login_required', ...good) },
  }),
  cases('error_sign_in_needed', {
    fires: {
      'prompt=none without a session': () => sentBack('login_required'),
      'and consent': () => sentBack('consent_required'),
      'the file begins at the callback, and a good login follows: a note': () => [
        callbackOnly(),
        madeTrace(
          FLOW,
          good.map((one, index) => (index === 0 ? { ...one, after: 20 } : one)),
        ),
      ],
      'a good login follows in a file without times: a note': () => [
        madeTrace(FLOW, [lands({ error: 'login_required', state: 's-0' })], ['beginning', 'times']),
        madeTrace(FLOW, good, ['times']),
      ],
      'a login of another app follows: an error': () => [
        callbackOnly(),
        madeTrace(FLOW, [
          asks({ response_type: 'code', client_id: 'other', redirect_uri: `${OTHER}/in`, state }, undefined, {
            after: 20,
          }),
          lands({ code, state }, '?', `${OTHER}/in`),
        ]),
      ],
    },
  }),
  cases('error_sign_in_page', {
    fires: {
      'too many passwords': () =>
        madeTrace(FLOW, [ask, { ...answer, reply: { status: 429, body: '<p>Too many attempts' } }]),
      'a logout that is refused': () =>
        madeTrace('logout', [
          {
            ...answer,
            request: get(`${as}/bye?post_logout_redirect_uri=x`),
            reply: { status: 400, body: '<p>No' },
          },
        ]),
    },
    nearly: {
      'a picture that is not there': () =>
        madeTrace(FLOW, [
          ask,
          { ...answer, request: get(`${as}/favicon.ico`), reply: { status: 404, body: '<p>Not found' } },
        ]),
    },
  }),
  cases('error_dpop', {
    fires: {
      'a proof that is refused': () => swapped(refusal('invalid_dpop_proof')),
      'a nonce that is never used': () => swapped(refusal('use_dpop_nonce')),
    },
    nearly: {
      'a nonce that the next request uses': () =>
        madeTrace(FLOW, [
          ...[ask, answer, land, token({ ...grant, code_verifier: verifier }, refusal('use_dpop_nonce'))],
          ...good.slice(3),
        ]),
    },
    missing: unreadBody,
  }),
  cases('error_server_failed', {
    fires: {
      'status 503 with a page': () => swapped({ status: 503, body: '<h1>Service Unavailable</h1>' }),
      'through the browser': () => sentBack('server_error'),
    },
    nearly: { 'the API fails': () => called({ status: 500 }) },
  }),
  cases('error_busy', {
    fires: {
      'status 429': () => swapped({ status: 429, headers: [['Retry-After', '30']] }),
      'through the browser': () => sentBack('temporarily_unavailable'),
    },
  }),
  cases('error_no_oauth_answer', {
    fires: {
      'status 404 with a page': () => swapped({ status: 404, body: '<!doctype html><p>Not found' }),
      'status 405': () => swapped({ status: 405 }),
      'a page with status 200, as of a portal': () =>
        swapped({ status: 200, headers: [['Content-Type', 'text/html']], body: '<p>Sign in to the network' }),
    },
    nearly: { 'status 404 at the API': () => called({ status: 404 }) },
  }),
  cases('error_no_code', {
    fires: { 'JSON without an error code': () => swapped(json(400, { message: 'no' })) },
    nearly: {
      'with a code': () => swapped(refusal('invalid_grant')),
      'a nonce is handed out, and the next request uses it': () =>
        tried({ status: 400, headers: [['DPoP-Nonce', 'n-1']] }),
      'the same code goes through then': () => tried({ status: 400 }),
    },
    missing: {
      ...unreadBody,
      'polls without bodies': () =>
        deviceTrace([
          deviceAsk(),
          poll({ status: 400 }, {}, { responseLacks: ['body'] }),
          poll({ status: 400 }, {}, { responseLacks: ['body'] }),
        ]),
    },
  }),
  cases('error_other_code', {
    fires: {
      'a code of its own': () => swapped(refusal('quota_exhausted')),
      'one that is no word': () => swapped(refusal('<b>no</b> "way"\n'.repeat(50))),
      'an object': () => swapped(json(400, { error: { type: 'OAuthException', code: 190 } })),
    },
    missing: unreadBody,
  }),
  cases('error_no_answer', {
    fires: {
      'the token request fails': () => swapped(undefined, { failure: 'net::ERR_FAILED' }),
      'the API call fails': () =>
        madeTrace(FLOW, [
          ...good.slice(0, -1),
          { ...call, reply: undefined, failure: 'net::ERR_BLOCKED_BY_CLIENT' },
        ]),
    },
    nearly: {
      'no answer in a run of our own': () => {
        const { version, flow, events } = swapped(undefined);
        return { version, flow, events };
      },
    },
    missing: { 'the file ends behind the request': () => swapped(undefined) },
  }),
  cases('error_answer_altered', {
    fires: {
      'the code is lost on the way': () => madeTrace(FLOW, [ask, answer, lands({ state })]),
      'another iss': () =>
        madeTrace(FLOW, [ask, answer, lands({ code, state, iss: 'https://other.example' })]),
    },
    nearly: {
      'another code, which has a rule of its own': () =>
        madeTrace(FLOW, [ask, answer, lands({ code: 'x', state, iss: as })]),
    },
    missing: {
      'a sanitizer was there': () => madeTrace(FLOW, [ask, answer, lands({ state, iss: as })], ['values']),
    },
  }),
  cases('error_app_failed', {
    fires: {
      'status 500': () =>
        madeTrace(FLOW, [ask, answer, { ...land, reply: { status: 500, body: 'Internal Server Error' } }]),
      'a redirect to its error page': () =>
        madeTrace(FLOW, [ask, answer, { ...land, reply: redirect('/login?error=callback') }]),
    },
    nearly: {
      'the server refused': () => {
        const given = { error: 'access_denied', state };
        return madeTrace(FLOW, [
          ask,
          answers(given),
          lands(given, '?', callback, { reply: { status: 403 } }),
        ]);
      },
      'a redirect to its start page': () => madeTrace(FLOW, [ask, answer, { ...land, reply: redirect('/') }]),
    },
    missing: { 'the callback is not in the file': () => madeTrace(FLOW, [ask, answer]) },
  }),
  cases('error_invalid_token', {
    fires: {
      'by the challenge': () => called(bearer('invalid_token', 401)),
      'a 401 alone': () => called({ status: 401 }),
      'the next call goes through: a note': () => called({ status: 401 }, calls('at-2', json(200, {}))),
      'tokens come again, in a file without bodies: a note': () =>
        called(
          { status: 401 },
          token({}, { status: 200 }, { requestLacks: ['body'], responseLacks: ['body'] }),
        ),
    },
    nearly: { 'another answer': () => called({ status: 404 }) },
  }),
  cases('error_insufficient_scope', {
    fires: {
      'by the challenge': () => called(bearer('insufficient_scope', 403)),
      'a 403 alone': () => called({ status: 403 }),
    },
  }),
  cases('error_api_failed', {
    fires: {
      'status 500: a note': () => called({ status: 500 }),
      '/userinfo fails, and nothing follows: an error': () => called(things, userinfo({ status: 502 })),
      '/userinfo fails, and the API answers: a note': () =>
        madeTrace(FLOW, [...good.slice(0, -1), userinfo({ status: 502 }), call]),
      '/userinfo fails, then answers: a note': () =>
        called(things, userinfo({ status: 502 }), userinfo(json(200, { sub: 'ana' }))),
    },
    nearly: { 'the authorization server fails': () => swapped({ status: 500 }) },
  }),
];
