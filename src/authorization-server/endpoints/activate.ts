import { randomToken } from '../../protocol/encoding.ts';
import type { Header, HttpResponse } from '../../protocol/http.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { BROWSER_COOKIE, setCookie } from '../cookies.ts';
import { csrfOf } from '../csrf.ts';
import { established } from '../established.ts';
import { rememberGuess, secondsToWait } from '../guesses.ts';
import { answerRequest } from '../interaction.ts';
import { activatePage } from '../pages/device-pages.ts';
import type { DeviceRequest } from '../records.ts';
import { errorFields, page } from '../responses.ts';
import { readUserCode, showUserCode } from '../user-code.ts';
import type { Endpoint } from './endpoint.ts';
import { refusePage } from './refuse-page.ts';

/**
 * The page where a person types the code that a device shows, or confirms the one that came with the link.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.3](https://www.rfc-editor.org/rfc/rfc8628#section-3.3)
 */
export const activate: Endpoint = {
  methods: ['GET', 'POST'],
  speaks: 'pages',
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('activate', context);
    if (refusal) return refuse(context, refusal);
    return context.submitted ? answerRequest(context, requestOf(context)) : show(context);
  },
};

function requestOf(context: Context): DeviceRequest {
  const device = established(context.activation);
  const { client, scope, audience } = device;
  const wish = { prompt: [], maxAge: undefined, loginHint: undefined, hintedSub: undefined };
  return { kind: 'device', device, client, scope, audience, ...wish };
}

function refuse(context: Context, refusal: Refusal): HttpResponse {
  const { check, error } = refusal;
  const wait: Header = ['Retry-After', String(secondsToWait(context, 'user_code'))];
  if (check === 'user_code_guesses_left') return refusePage(refusal, [wait]);
  if (check !== 'user_code_waiting') return refusePage(refusal);
  rememberGuess(context, 'user_code');
  return show(context, errorFields(error).error_description);
}

function show(context: Context, problem?: string): HttpResponse {
  const { server, browser: known, value } = context;
  const browser = known ?? randomToken(server.random, 32);
  const typed = value('user_code') ?? '';
  const code = readUserCode(typed)?.slice(0, 8) ?? '';
  const html = activatePage({
    action: server.actions.activate,
    csrf: csrfOf(browser),
    userCode: code.length === 8 ? showUserCode(code) : '',
    ...(problem === undefined ? {} : { problem }),
  });
  return page(200, html, known ? [] : [setCookie(BROWSER_COOKIE, browser)]);
}
