import { get } from '../../../protocol/http.ts';
import {
  clientId,
  code,
  codeParts,
  idClaims,
  inOrder,
  jwt,
  nonce,
  now,
  state,
} from '../../testing/made-code.ts';
import {
  behindReference,
  codeTrace,
  fromAnswer,
  frontOnly,
  implicit,
  made,
  refusedAsk,
  refusedSwap,
} from '../../testing/made-front.ts';
import { answers, app, asks, callback, lands, type Made, redirect } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { browserCases } from './cases-browser.ts';
import { requestCases } from './cases-request.ts';

/** The server sends the browser back with nothing. */
const sentBack = (
  location: string,
  after: readonly Made[] = [],
  lacks: Made['responseLacks'] = undefined,
) => {
  const { ask, answer } = codeParts();
  const reply = redirect(location, 302);
  const landing: Made = { ...lands({}), request: get(location) };
  return made([ask, { ...answer, reply, ...(lacks && { responseLacks: lacks }) }, landing, ...after]);
};

/** The answer stands in the fragment; the callback's address is kept without it, as browsers' exports do. */
const behindHash = (status: number) => {
  const { ask } = codeParts({ ask: { response_mode: 'fragment' } });
  const landing = { ...lands({}), request: get(callback), reply: { status, body: 'no code' } };
  return made([ask, answers({ code, state }, '#'), landing]);
};

const home: Made = {
  ...{ from: 'browser', to: 'app', channel: 'front', request: get(`${app}/`) },
  reply: { status: 200, body: '<html></html>' },
};

const fresh = (ask: Record<string, string>, idToken: object) => codeTrace({ ask, idToken: { ...idToken } });

const answerCases: readonly RuleCases[] = [
  {
    rule: 'response_mode_ignored',
    fires: {
      'form_post came as query': () => frontOnly({ ask: { response_mode: 'form_post' } }),
      'query came as fragment': () =>
        implicit({ response_type: 'code', response_mode: 'query' }, { code: 'abcdefgh' }, '#'),
      'and the flow goes on': () => codeTrace({ ask: { response_mode: 'fragment' } }),
    },
    nearly: {
      'as asked': () => codeTrace({ ask: { response_mode: 'query' } }),
      'signed, as asked': () => codeTrace({ ask: { response_mode: 'query.jwt' } }),
      'an error comes another way': () =>
        refusedAsk({ error: 'unsupported_response_mode' }, { response_mode: 'form_post' }),
      'not asked': () => codeTrace(),
    },
    missing: {
      'the request is not there': () => fromAnswer(),
      'behind a reference': () => behindReference(),
    },
  },
  {
    rule: 'response_mode_unsafe',
    fires: {
      'an access token': () =>
        implicit({ response_type: 'token' }, { access_token: 'abc', token_type: 'Bearer' }, '?'),
      'an ID token': () => implicit({ response_mode: 'query', nonce }, { id_token: jwt(idClaims) }, '?'),
    },
    nearly: {
      'in the fragment': () =>
        implicit({ response_type: 'token' }, { access_token: 'abc', token_type: 'Bearer' }),
      'in a form': () =>
        implicit({ response_mode: 'form_post', nonce }, { id_token: jwt(idClaims) }, 'form_post'),
      'a code in the query': () => codeTrace(),
    },
    missing: {
      'no answer': () =>
        made([asks({ response_type: 'token', client_id: clientId, redirect_uri: callback, state })], ['end']),
    },
  },
  {
    rule: 'authorization_answer_empty',
    fires: {
      'nothing in it': () => sentBack(callback),
      'behind #, to a server': () => behindHash(400),
      'behind #, to a server that fails': () => behindHash(502),
      'only something else': () => sentBack(`${callback}?lang=de`),
    },
    nearly: {
      'a code': () => codeTrace(),
      'an error': () => refusedAsk({ error: 'access_denied' }),
      'behind #, to a page': () => behindHash(200),
      'behind #, and the page is missing': () => behindHash(404),
      'to another page': () => sentBack(`${app}/welcome`),
      'the user still types': () => made([codeParts().ask, home]),
    },
    missing: {
      'the end is not there': () => made([codeParts().ask], ['end']),
      'the part behind # is not there': () => sentBack(callback, [], ['fragment']),
    },
  },
  {
    rule: 'answer_to_no_ask',
    fires: {
      'from a portal': () => made([home, answers({ code }), lands({ code })]),
      'and the app refuses it': () =>
        made([
          home,
          answers({ code, state }),
          lands({ code, state }, '?', callback, { reply: { status: 400 } }),
        ]),
    },
    nearly: { 'asked for': () => codeTrace(), 'refused later': () => refusedSwap() },
    missing: {
      'it begins too late': () => fromAnswer(),
      'nothing came before': () => made(inOrder(codeParts()).slice(1)),
      'the app knew the state': () => made([home, ...inOrder(codeParts()).slice(1)]),
    },
  },
  {
    rule: 'reauthentication_ignored',
    fires: {
      'prompt=login': () => fresh({ prompt: 'login' }, { auth_time: now - 7200 }),
      'beside consent': () => fresh({ prompt: 'login consent' }, { auth_time: now - 7200 }),
    },
    nearly: {
      'max_age has a rule of its own': () => fresh({ max_age: '300' }, { auth_time: now - 7200 }),
      'logged in now': () => fresh({ prompt: 'login' }, { auth_time: now }),
      'not asked': () => fresh({}, { auth_time: now - 7200 }),
      'prompt=consent': () => fresh({ prompt: 'consent' }, { auth_time: now - 7200 }),
    },
    missing: {
      'an encrypted ID token': () =>
        codeTrace({ ask: { prompt: 'login' }, tokens: { id_token: 'eyJhbGciOiJSU0EifQ.a.b.c.d' } }),
      'the request is not there': () => fromAnswer({ idToken: { auth_time: now - 7200 } }),
    },
  },
];

/** Traces for the rules about the way from the request to the answer. */
export const responseCases: readonly RuleCases[] = [...requestCases, ...answerCases, ...browserCases];
