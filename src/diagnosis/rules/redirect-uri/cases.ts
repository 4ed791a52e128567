import { code, codeParts, state } from '../../testing/made-code.ts';
import {
  behindReference,
  codeTrace,
  errorPage,
  fromAnswer,
  frontOnly,
  implicit,
  later,
  made,
  refusedAsk,
  refusedSwap,
} from '../../testing/made-front.ts';
import { answers, app, callback, json, lands, type Reply } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const swapped = (uri: string | undefined) => refusedSwap({ swap: { redirect_uri: uri } });
const asked = (uri: string) => ({ ask: { redirect_uri: uri }, swap: { redirect_uri: uri } });

/** The app answers its callback so. */
const landing = (reply: Reply | undefined, mode: '?' | 'form_post' = '?', failed = true) => {
  const { ask, answer, swap } = codeParts({ ask: mode === '?' ? {} : { response_mode: mode } });
  const land = lands({ code, state }, mode, callback, { reply });
  return made(failed ? [ask, answer, land] : [ask, answer, land, swap]);
};

/** The server sends the answer there. */
const sentTo = (uri: string, changes: Parameters<typeof codeParts>[0] = {}) => {
  const { ask } = codeParts(changes);
  return made([ask, answers({ code, state }, '?', uri), lands({ code, state }, '?', uri)]);
};

const withoutForm = () => {
  const { ask, answer, land, swap } = codeParts();
  const { body: _, ...request } = swap.request;
  return made([ask, answer, land, { ...swap, request, requestLacks: ['body'] }]);
};

/** Traces for the rules about `redirect_uri`. */
export const redirectUriCases: readonly RuleCases[] = [
  {
    rule: 'redirect_uri_mismatch_at_token',
    fires: {
      'a slash more': () => swapped(`${callback}/`),
      'http for https': () => swapped(callback.replace('https', 'http')),
      'an inner port': () => swapped('https://shop.example:8443/signin'),
      'an inner host': () => swapped('http://web:3000/signin'),
      'encoded twice': () => swapped(encodeURIComponent(callback)),
      'capital letters': () => swapped(`${app}/SignIn`),
      'a query more': () => swapped(`${callback}?a=b`),
      'another path': () => swapped(`${app}/elsewhere`),
      'the server forgives': () => codeTrace({ swap: { redirect_uri: `${callback}/` } }),
      'the server says so, and the request is not there': () => {
        const reply = json(400, { error: 'invalid_grant', error_description: 'Incorrect redirect_uri' });
        return made([{ ...codeParts().swap, reply }], ['beginning']);
      },
    },
    nearly: {
      'the same': () => codeTrace(),
      'the same with a query': () => codeTrace(asked(`${callback}?tenant=a%20b&x=1+2`)),
      'refused for another reason': () => refusedSwap(),
      'none at the token endpoint': () => swapped(undefined),
    },
    missing: {
      'the form is not there': withoutForm,
      'the request is not there': () => fromAnswer(),
      'behind a reference': () => behindReference(),
      'a front channel alone': () => frontOnly(),
    },
  },
  {
    rule: 'redirect_uri_missing_at_token',
    fires: {
      'and refused': () => swapped(undefined),
      'and the server says so': () =>
        refusedSwap({ swap: { redirect_uri: undefined } }, 'invalid_request', 'redirect_uri is required'),
    },
    nearly: {
      'the server does without': () => codeTrace({ swap: { redirect_uri: undefined } }),
      'neither has one': () =>
        refusedSwap({ ask: { redirect_uri: undefined }, swap: { redirect_uri: undefined } }),
      'it worked without before': () => [
        swapped(undefined),
        codeTrace({ swap: { redirect_uri: undefined } }),
      ],
    },
    missing: { 'the form is not there': withoutForm },
  },
  {
    rule: 'redirect_uri_added_at_token',
    fires: { 'and refused': () => refusedSwap({ ask: { redirect_uri: undefined } }) },
    nearly: {
      'and taken': () => codeTrace({ ask: { redirect_uri: undefined } }),
      'both have one': () => refusedSwap(),
    },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'redirect_uri_refused',
    fires: {
      'a page says so': () =>
        errorPage('<html><body><h1>Error</h1><p>Invalid parameter: redirect_uri</p></body></html>'),
      'JSON says so': () =>
        errorPage({ error: 'invalid_request', error_description: 'The redirect URI is not registered' }),
      'another one worked': () => [
        later(errorPage('Callback URL mismatch', { redirect_uri: `${callback}/` }), 60),
        codeTrace(),
      ],
      'a page says nothing': () =>
        errorPage('<html><body><h1>Something went wrong</h1></body></html>', {
          redirect_uri: 'http://10.0.0.3:8080/Signin/',
        }),
      'a page with status 200 says so': () =>
        errorPage(
          '<script>{"m":"AADSTS50011: The redirect URI is not configured for the application"}</script>',
          {},
          200,
        ),
      "by the server's own error page": () => {
        const { ask } = codeParts();
        const reply = {
          status: 302,
          headers: [['Location', '/error?error=redirect_mismatch&client_id=shop']] as const,
        };
        return made([{ ...ask, reply }]);
      },
    },
    nearly: {
      'it is taken': () => codeTrace(),
      'a refusal at the callback': () => refusedAsk({ error: 'access_denied' }),
      'a page about the client': () => errorPage('Client not found.'),
      'a server that fails': () => errorPage('Internal Server Error', {}, 500),
      'the login page': () => made([codeParts().ask]),
    },
    missing: {
      'behind a reference': () => {
        const { ask } = codeParts();
        const request = {
          ...ask.request,
          url: 'https://id.example/authorize?client_id=shop&request_uri=urn%3Aa',
        };
        return made([{ ...ask, request, reply: { status: 400, body: 'Invalid redirect_uri' } }]);
      },
    },
  },
  {
    rule: 'redirect_uri_answer_elsewhere',
    fires: {
      'by the server': () => sentTo(`${app}/other`),
      'to another host': () => sentTo('https://other.example/signin'),
    },
    nearly: {
      'with a query of its own': () => sentTo(`${callback}`, { ask: { redirect_uri: `${callback}?a=b` } }),
      'written in another way': () =>
        sentTo(callback, { ask: { redirect_uri: 'https://SHOP.example:443/signin' } }),
      'a page that talks to its opener': () =>
        sentTo(`${app}/popup`, { ask: { redirect_uri: 'storagerelay://https/shop.example' } }),
      'all right': () => codeTrace(),
    },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'callback_not_found',
    fires: {
      'not there': () => landing({ status: 404 }),
      'a POST to a route for GET': () => landing({ status: 405 }, 'form_post'),
      'a POST to no route': () => landing({ status: 404 }, 'form_post'),
    },
    nearly: {
      'it fails for another reason': () => landing({ status: 500 }),
      'a page that is served with 404': () => landing({ status: 404 }, '?', false),
      'a good POST': () => landing({ status: 303, headers: [['Location', '/']] }, 'form_post'),
    },
    missing: { 'no answer is there': () => landing(undefined) },
  },
  {
    rule: 'redirect_uri_fragment',
    fires: {
      taken: () => codeTrace(asked(`${app}/#/signin`)),
      refused: () => errorPage('Bad request', { redirect_uri: `${app}/#/signin` }),
      'the outcome is unknown': () => made([codeParts({ ask: { redirect_uri: `${app}/#/signin` } }).ask]),
    },
    nearly: { 'an encoded #': () => codeTrace(asked(`${callback}?a=%23b`)), none: () => codeTrace() },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'redirect_uri_insecure',
    fires: {
      'a public host': () => frontOnly({ ask: { redirect_uri: 'http://shop.example/signin' } }),
      'an inner host': () => frontOnly({ ask: { redirect_uri: 'http://web:3000/signin' } }),
      tokens: () =>
        implicit(
          { redirect_uri: 'http://shop.example/signin', response_type: 'token' },
          { access_token: 'abc' },
        ),
    },
    nearly: {
      https: () => codeTrace(),
      'this machine': () => codeTrace(asked('http://127.0.0.1:49152/cb')),
      localhost: () => codeTrace(asked('http://localhost:3000/cb')),
      'a scheme of an app': () => codeTrace(asked('com.example.app:/cb')),
    },
    missing: { 'behind a reference': () => behindReference() },
  },
];
