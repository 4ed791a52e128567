import { mediaType, parseUrl, redirectLocation } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { type Parameters, parameter, queryOf } from '../../protocol/parameters.ts';
import type { ResponseEvent } from '../../trace/index.ts';
import { type Exchange, fragmentOf, has } from './exchange.ts';
import type { AuthorizationAnswer, Fields } from './facts.ts';
import { membersOf, placed } from './fields.ts';
import { formsIn, mayCarryAnswer } from './page-forms.ts';
import { messageIn } from './web-message.ts';

/** An authorization response at one place on its way. */
export interface Carried {
  readonly fields: Fields;
  readonly url: string;
  readonly mode: AuthorizationAnswer['mode'];
}

const BROUGHT = ['code', 'error', 'id_token', 'access_token'] as const;

/** Whether parameters are an authorization response, and no request for one. */
const isAnswer = (parameters: Parameters): boolean =>
  (has(parameters, ...BROUGHT) && !has(parameters, 'response_type', 'grant_type', 'client_id')) ||
  jarmIn(parameters) !== undefined;

/** The claims of a response that is one JWT (JARM). */
function jarmIn(parameters: Parameters): Parameters | undefined {
  const response = parameter(parameters, 'response');
  const claims = response === undefined ? undefined : decodeJwt(response)?.claims;
  const members = claims && membersOf(claims);
  return members && has(members, ...BROUGHT) ? members : undefined;
}

function carried(
  parameters: Parameters,
  { seq, where, url, mode }: { seq: number; where: string; url: string; mode: Carried['mode'] },
): Carried | undefined {
  if (!isAnswer(parameters)) return undefined;
  const members = jarmIn(parameters);
  const fields = members ? placed(members, seq, `the JWT in ${where}`) : placed(parameters, seq, where);
  return { fields, url, mode };
}

/** The response that the server sends off: in a `Location`, or in a page whose form takes it to the app. */
export function carriedBy(response: ResponseEvent, base: string): Carried | undefined {
  const { seq, message } = response;
  const location = redirectLocation(message);
  if (location !== undefined)
    return carriedInUrl(parseUrl(location, base), location, seq, 'the redirect to the app');
  const mayBePage = mediaType(message) === 'text/html' || message.body.trimStart().startsWith('<');
  if (!mayBePage) return undefined;
  return inForm(response, base) ?? inScript(response, base);
}

/** The answer that a script hands over; nobody sees it arrive. */
function inScript({ seq, message }: ResponseEvent, url: string): Carried | undefined {
  return carried(messageIn(message.body), { seq, url, mode: 'web_message', where: "the page's script" });
}

function inForm({ seq, message }: ResponseEvent, base: string): Carried | undefined {
  if (!mayCarryAnswer(message.body)) return undefined;
  for (const { action, fields } of formsIn(message.body)) {
    const url = parseUrl(action, base)?.href ?? action;
    const found = carried(fields, { seq, url, mode: 'form_post', where: "the page's form" });
    // A login page can have a field named code too; it has no state of the app's.
    if (found && (has(fields, 'state', 'iss', 'session_state', 'id_token') || has(fields, 'response')))
      return found;
  }
  return undefined;
}

function carriedInUrl(url: URL | undefined, text: string, seq: number, of: string): Carried | undefined {
  const fragment = fragmentOf(url);
  const isFragment = isAnswer(fragment);
  const mode = isFragment ? ('fragment' as const) : ('query' as const);
  return carried(isFragment ? fragment : queryOf(url?.href ?? ''), {
    ...{ seq, mode, url: url?.href ?? text },
    where: `${of}'s ${mode}`,
  });
}

/**
 * What of a response that was sent reached the app without what it is for. Of one in a fragment, or where the trace lacks the
 * body, nothing is to be seen; then what was sent counts.
 */
export function restOf({ request, seq, query, body }: Exchange, sent: Carried): Fields | undefined {
  if (sent.mode === 'fragment') return sent.fields;
  if (sent.mode === 'query') return restIn(placed(query, seq, "the callback's query"), sent);
  if (request.message.method !== 'POST') return undefined;
  if (body.kind === 'empty') return request.lacks?.includes('body') ? sent.fields : undefined;
  return restIn(placed(body.parameters, seq, "the callback's form"), sent);
}

/** Known again by its state, or else by `iss`: an app's callback can be where it has its users come for other things, too. */
const restIn = (fields: Fields, sent: Carried): Fields | undefined => {
  const state = sent.fields.value('state');
  const same = state === undefined ? fields.has('iss') : fields.value('state') === state;
  return same ? fields : undefined;
};

/** The response that the browser brings to the app. */
export function broughtBy({ request, seq, url, body }: Exchange): Carried | undefined {
  const inUrl = carriedInUrl(url, request.message.url, seq, 'the callback');
  if (inUrl || body.kind !== 'form') return inUrl;
  return carried(body.parameters, {
    ...{ seq, mode: 'form_post', url: request.message.url },
    where: "the callback's form",
  });
}
