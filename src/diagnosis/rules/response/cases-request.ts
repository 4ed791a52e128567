import { get, postForm } from '../../../protocol/http.ts';
import { clientId, code, codeParts, state } from '../../testing/made-code.ts';
import { codeTrace, errorPage, later, made, metadataMade, refusedAsk } from '../../testing/made-front.ts';
import {
  answers,
  app,
  as,
  asks,
  back,
  callback,
  json,
  lands,
  type Made,
  redirect,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const uri = 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c';

/** A request that is pushed, lives 60 s, and is used after so many. */
function pushed(after: number, refused: boolean): readonly Made[] {
  const { ask, answer, land } = codeParts();
  const form = [...new URL(ask.request.url).searchParams];
  const push = back(postForm(`${as}/par`, form), json(201, { request_uri: uri, expires_in: 60 }));
  const reply = redirect(`${callback}?error=invalid_request_uri&state=${state}`);
  const used = asks({ client_id: clientId, request_uri: uri }, refused ? reply : undefined, { after });
  return refused ? [push, used, lands({ error: 'invalid_request_uri', state })] : [push, used, answer, land];
}

const twice = (name: string, first: string, second: string) => {
  const { ask, answer, land } = codeParts();
  const request = get(
    ask.request.url.replace(
      `${name}=${encodeURIComponent(first)}`,
      `$&&${name}=${encodeURIComponent(second)}`,
    ),
  );
  return made([{ ...ask, request }, answer, land]);
};

/** Traces for the rules about the authorization request. */
export const requestCases: readonly RuleCases[] = [
  {
    rule: 'response_type_refused',
    fires: {
      unsupported: () =>
        refusedAsk({ error: 'unsupported_response_type' }, { response_type: 'id_token token' }),
      'not for this client': () => refusedAsk({ error: 'unauthorized_client' }, { response_type: 'token' }),
      'on a page': () =>
        errorPage("<p>AADSTS700054: response_type 'id_token' is not enabled for the application.</p>"),
      'and the metadata say so': () =>
        made([
          metadataMade({ response_types_supported: ['code'] }),
          codeParts({ ask: { response_type: 'token' } }).ask,
          answers({ error: 'unsupported_response_type', state }),
          lands({ error: 'unsupported_response_type', state }),
        ]),
    },
    nearly: {
      'it is taken': () => codeTrace(),
      'denied by the user': () => refusedAsk({ error: 'access_denied' }),
    },
    missing: { 'no answer': () => made([codeParts().ask], ['end']) },
  },
  {
    rule: 'authorization_request_invalid',
    fires: {
      'no response_type': () => refusedAsk({ error: 'invalid_request' }, { response_type: undefined }),
      'no client_id': () =>
        errorPage(
          { error: 'invalid_request', error_description: 'Missing client_id' },
          { client_id: undefined },
        ),
      'the server names one': () =>
        refusedAsk(
          { error: 'invalid_request', error_description: 'Unsupported value for prompt' },
          { prompt: 'sometimes' },
        ),
      'the server says nothing': () => refusedAsk({ error: 'invalid_request' }),
    },
    nearly: {
      'it is taken': () => codeTrace(),
      'another error': () => refusedAsk({ error: 'invalid_scope' }),
    },
    missing: {
      'behind a reference': () => {
        const reply = redirect(`${callback}?error=invalid_request&state=${state}`);
        return made([
          asks({ client_id: clientId, request_uri: uri }, reply),
          lands({ error: 'invalid_request', state }),
        ]);
      },
    },
  },
  {
    rule: 'request_uri_refused',
    fires: {
      'too old': () => made(pushed(200, true)),
      'used before': () => [later(made(pushed(1, true)), 20), made(pushed(1, false))],
    },
    nearly: {
      'in time': () => made(pushed(1, false)),
      'too old, and taken': () => made(pushed(200, false)),
      'no reference': () => refusedAsk({ error: 'invalid_request' }),
    },
    missing: { 'nothing tells why': () => made(pushed(1, true)) },
  },
  {
    rule: 'parameter_repeated',
    fires: {
      'with another value': () => twice('redirect_uri', callback, `${app}/other`),
      'with the same value': () => twice('state', state, state),
      'in the answer': () => {
        const { ask } = codeParts();
        const url = `${callback}?code=${code}&state=${state}&state=other`;
        return made([ask, { ...answers({}), reply: redirect(url) }, { ...lands({}), request: get(url) }]);
      },
      'in the token request': () => {
        const { ask, answer, land, swap } = codeParts();
        const request = { ...swap.request, body: `${swap.request.body}&client_id=other` };
        return made([
          ask,
          answer,
          land,
          { ...swap, request, reply: json(400, { error: 'invalid_request' }) },
        ]);
      },
    },
    nearly: {
      'each stands once': () => codeTrace(),
      'resource may stand twice': () => {
        const { ask, answer, land } = codeParts();
        const request = get(
          `${ask.request.url}&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example`,
        );
        return made([{ ...ask, request }, answer, land]);
      },
    },
    missing: {
      'the form is not there': () => {
        const { ask, answer, land, swap } = codeParts();
        const { body: _, ...request } = swap.request;
        return made([ask, answer, land, { ...swap, request, requestLacks: ['body'] }]);
      },
    },
  },
];
