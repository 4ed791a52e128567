import { get } from '../../../protocol/http.ts';
import { clientId, code, codeParts, inOrder, state, verifier } from '../../testing/made-code.ts';
import { codeTrace, frontOnly, made, refusedSwap, second } from '../../testing/made-front.ts';
import {
  app,
  as,
  back,
  callback,
  json,
  lands,
  type Made,
  redirect,
  token,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const denied = json(400, { error: 'invalid_grant' });
const swapForm = {
  grant_type: 'authorization_code',
  client_id: clientId,
  code,
  redirect_uri: callback,
  code_verifier: verifier,
};
const again = (reply = denied, more: Partial<Made> & { headers?: [string, string][] } = {}) =>
  token(swapForm, reply, more);

/** A good flow, and then this. */
const then = (...more: readonly Made[]) => made([...inOrder(codeParts()).slice(0, 4), ...more]);

/** The token request comes so many seconds after the answer, and is refused. */
const late = (after: number, description?: string) => {
  const { ask, answer, land, swap } = codeParts();
  const reply = json(400, {
    error: 'invalid_grant',
    ...(description !== undefined && { error_description: description }),
  });
  return made([ask, answer, land, { ...swap, reply, after }]);
};

const withoutForm = () => {
  const { ask, answer, land, swap } = codeParts();
  const { body: _, ...request } = swap.request;
  return made([ask, answer, land, { ...swap, request, requestLacks: ['body'], reply: denied }]);
};

const swapped = (value: string, sent: string = code) =>
  refusedSwap({ answer: { code: sent }, swap: { code: value } });

/** A page that has asked for the metadata by script, then logs in, and then nothing more comes but this. */
const page = (...more: readonly Made[]) => {
  const metadata = back(
    get(`${as}/.well-known/openid-configuration`, [['Origin', app]]),
    json(200, { issuer: as }),
  );
  const { ask, answer, land } = codeParts();
  return made([metadata, ask, answer, land, ...more]);
};

const image = (after: number): Made => ({
  ...{ from: 'browser', to: 'app', channel: 'front', after },
  ...{ request: get(`${app}/logo.png`), reply: { status: 200, body: '' } },
});

const other = () =>
  codeTrace({
    ask: { state: second.state, nonce: second.nonce, code_challenge: second.challenge },
    answer: { state: second.state, code: second.code },
    swap: { code: second.code, code_verifier: second.verifier },
    idToken: { nonce: second.nonce },
  });

/** Traces for the rules about codes. */
export const codeCases: readonly RuleCases[] = [
  {
    rule: 'code_reused',
    fires: {
      'twice by a page': () => then(again(denied, { headers: [['Origin', app]], after: 0.2 })),
      'the callback is loaded again': () => then(lands({ code, state }), again()),
      'a minute later': () => then(again(denied, { after: 60 })),
      'no answer to the first': () => {
        const { ask, answer, land, swap } = codeParts();
        return made([
          ask,
          answer,
          land,
          { ...swap, reply: undefined, failure: 'net::ERR_TIMED_OUT' },
          again(),
        ]);
      },
      'the server takes both': () => then(again(json(200, { access_token: 'second', token_type: 'Bearer' }))),
      'the server says so': () =>
        refusedSwap({}, 'invalid_grant', 'Authorization code has already been used'),
      'reloaded after a redirect': () => {
        const { ask, answer } = codeParts();
        const land = lands({ code, state }, '?', callback, { reply: redirect('/') });
        const failing = lands({ code, state }, '?', callback, {
          reply: { status: 400, body: 'invalid_grant' },
        });
        return made([ask, answer, land, failing], ['back channel']);
      },
      'only the callback shows': () => {
        const { ask, answer, land } = codeParts();
        const failing = lands({ code, state }, '?', callback, {
          reply: { status: 500, body: 'invalid_grant' },
        });
        return made([ask, answer, land, failing], ['back channel']);
      },
    },
    nearly: {
      once: () => codeTrace(),
      'the second code': () => then(token({ ...swapForm, code: 'another-code-0123456789' }, denied)),
      'again after a DPoP nonce': () => {
        const { ask, answer, land, swap } = codeParts();
        return made([ask, answer, land, again(json(400, { error: 'use_dpop_nonce' })), swap]);
      },
      'again after a wrong secret': () => {
        const { ask, answer, land, swap } = codeParts();
        return made([ask, answer, land, again(json(401, { error: 'invalid_client' })), swap]);
      },
      'the same request twice in the file': () => {
        const { ask, answer, land, swap } = codeParts();
        return made([ask, answer, land, swap, swap]);
      },
      'the app sends it on to itself': () => {
        const { ask, answer } = codeParts();
        const onwards = lands({ code, state }, '?', callback, {
          reply: redirect(`${callback}/?code=${code}&state=${state}`),
        });
        const failing = lands({ code, state }, '?', `${callback}/`, { reply: { status: 500 } });
        return made([ask, answer, onwards, failing], ['back channel']);
      },
      'both are refused': () => {
        const { ask, answer, land } = codeParts();
        return made([ask, answer, land, again(), again()]);
      },
    },
    missing: { 'the form is not there': withoutForm, 'a front channel alone': () => frontOnly() },
  },
  {
    rule: 'code_expired',
    fires: {
      'after an hour': () => late(3600),
      'after a minute': () => late(61),
      'the server says so': () => late(5, 'Authorization code has expired'),
    },
    nearly: {
      'at once': () => late(1),
      'the server does not know which': () => late(5, 'The code is invalid or has expired'),
      'after an hour, and taken': () => {
        const { ask, answer, land, swap } = codeParts();
        return made([ask, answer, land, { ...swap, after: 3600 }]);
      },
      'refused for the client': () => {
        const { ask, answer, land, swap } = codeParts();
        return made([
          ask,
          answer,
          land,
          { ...swap, after: 3600, reply: json(401, { error: 'invalid_client' }) },
        ]);
      },
    },
    missing: {
      'redeemed at once': () => late(1),
      'the answer is not there': () => made([{ ...codeParts().swap, reply: denied }], ['beginning']),
    },
  },
  {
    rule: 'code_changed',
    fires: {
      'cut off': () => swapped(code.slice(0, 15)),
      'a plus sign becomes a space': () => swapped('abc defghijkl', 'abc+defghijkl'),
      'decoded twice': () => swapped('4/0AbCdEfGh', '4%2F0AbCdEfGh'),
      'encoded twice': () => swapped('4%2F0AbCdEfGh', '4/0AbCdEfGh'),
      'with #_=_ at its end': () => swapped(`${code}#_=_`),
      another: () => swapped('nobody-has-seen-this'),
      'on its way to the app': () => refusedSwap({ landed: { code: 'cut' }, swap: { code: 'cut' } }),
    },
    nearly: {
      'with characters that are encoded': () =>
        codeTrace({ answer: { code: '4/0A+b c%' }, swap: { code: '4/0A+b c%' } }),
      'the same, and refused': () => refusedSwap(),
      'another, and taken': () => codeTrace({ swap: { code: 'of-another-channel' } }),
      "another attempt's": () => [swapped(second.code), other()],
    },
    missing: {
      'the form is not there': withoutForm,
      'taken out': () => swapped('[redacted]'),
    },
  },
  {
    rule: 'code_from_another_attempt',
    fires: { "the other tab's": () => [swapped(second.code), other()] },
    nearly: {
      'each its own': () => [codeTrace(), other()],
      "nobody's": () => [swapped('nobody-has-seen-this'), other()],
    },
    missing: { 'the form is not there': () => [withoutForm(), other()] },
  },
  {
    rule: 'code_missing_at_token',
    fires: {
      'left out': () => refusedSwap({ swap: { code: undefined } }, 'invalid_request'),
      empty: () => refusedSwap({ swap: { code: '' } }, 'invalid_request'),
    },
    nearly: { 'it is there': () => codeTrace(), 'it is there and refused': () => refusedSwap() },
    missing: { 'the form is not there': withoutForm },
  },
  {
    rule: 'code_not_redeemed',
    fires: { 'the page stops': () => page(image(12)) },
    nearly: {
      'it goes on': () => codeTrace(),
      'the answer has an ID token too': () => {
        const { ask, answer } = codeParts();
        return made([ask, answer, lands({ code, state, id_token: 'a.b.c' }, '#'), image(12)]);
      },
    },
    missing: {
      'a server may redeem it': () => frontOnly(),
      'no page shows': () => made([...inOrder(codeParts()).slice(0, 3), image(12)]),
      'the trace ends': () => page(),
    },
  },
];
