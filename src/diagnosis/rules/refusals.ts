import { redirectLocation } from '../../protocol/http.ts';
import { parameter } from '../../protocol/parameters.ts';
import {
  jsonObject,
  type MessageEvent,
  parametersOfLocation,
  type ResponseEvent,
} from '../../trace/index.ts';
import type { AuthorizationAnswer, AuthorizationAsk, Facts, TokenCall } from '../facts/facts.ts';
import { answersTo } from './remembered.ts';

export { answersTo };

/** That an authorization request was refused, and what the server said of it. */
export interface Refusal {
  /** The error's code, where one stands there. */
  readonly code: string | undefined;
  /** The server's own words: `error_description`, or the page's text. */
  readonly words: string;
  /** The event that shows it best. */
  readonly seq: number;
  /** Every event that is only its effect. */
  readonly seqs: readonly number[];
  /** In words: `the authorization response`, `the page that the server showed`. */
  readonly where: string;
  /** The server showed it itself and did not send the browser back to the app. */
  readonly onPage: boolean;
}

/** Whether an answer brings what was asked for. */
export const grants = ({ fields }: AuthorizationAnswer): boolean =>
  !fields.has('error') && ['code', 'access_token', 'id_token', 'response'].some((name) => fields.has(name));

/** Whether the server answered an authorization request with what it asked for. */
export const wentThrough = (facts: Facts, ask: AuthorizationAsk): boolean =>
  answersTo(facts, ask).some(grants);

/** How an authorization request was refused; `undefined` where it was not, or the trace does not show it. */
export function refusalOf(facts: Facts, ask: AuthorizationAsk): Refusal | undefined {
  const answers = answersTo(facts, ask);
  const refusing = answers.find(({ fields }) => fields.has('error'));
  if (refusing) return inAnswer(refusing);
  return answers.length > 0 ? undefined : onPage(ask.response);
}

function inAnswer(answer: AuthorizationAnswer): Refusal {
  const { sent, received, fields, seq } = answer;
  const shown = received?.response;
  const failed = shown && shown.message.status >= 400 ? shown.seq : undefined;
  return {
    ...{ code: fields.value('error'), words: fields.value('error_description') ?? '', seq },
    seqs: [...new Set([sent?.seq, received?.seq, failed])].filter((one) => one !== undefined),
    ...{ where: 'the authorization response', onPage: false },
  };
}

/** Entra ID shows its errors on pages with status 200, and begins them with a number. */
const ENTRA = /AADSTS\d{5,7}: [^"<\\]{5,400}/;

/** No page is read further for what it says. */
const READ = 50_000;

function onPage(response: ResponseEvent | undefined): Refusal | undefined {
  if (!response) return undefined;
  const { message, seq } = response;
  const location = redirectLocation(message);
  const sent = location === undefined ? [] : parametersOfLocation(location);
  const shared = { seq, seqs: [seq], onPage: true };
  const code = parameter(sent, 'error') ?? parameter(sent, 'errorCode');
  if (location !== undefined && code !== undefined) {
    const words = parameter(sent, 'error_description') ?? '';
    return {
      ...shared,
      code,
      words,
      where: 'the address of its own page that the server sends the browser to',
    };
  }
  if (message.status < 400) {
    const words = ENTRA.exec(message.body.slice(0, READ))?.[0];
    return words === undefined
      ? undefined
      : { ...shared, code: undefined, words, where: 'the page that the server showed' };
  }
  const told = jsonObject(message.body.slice(0, READ)) ?? {};
  const text = (name: string) => {
    const value = Object.hasOwn(told, name) ? told[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const words = text('error_description') ?? plain(message.body.slice(0, READ));
  return { ...shared, code: text('error'), words, where: 'the page that the server showed' };
}

/** The text of a page, without its markup. */
function plain(page: string): string {
  const start = page.search(/<body/i);
  const body = start < 0 ? page : page.slice(start);
  return body
    .replaceAll(/<(script|style)\b[^>]{0,500}>[^<]*<\/\1>/gi, ' ')
    .replaceAll(/<[^<>]{0,2000}>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Errors of a token request that are not about the grant that it carries. */
const NOT_OF_THE_GRANT: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'server_error',
  'temporarily_unavailable',
]);

/** Whether a token request was refused at all. */
export const refused = ({ succeeded, error, status }: TokenCall): boolean =>
  !succeeded && (error !== undefined || (status !== undefined && status >= 400));

/** Whether a token request was refused in a way that a wrong code, verifier or redirect URI leads to. */
export const grantRefused = (call: TokenCall): boolean =>
  refused(call) && (call.status ?? 400) < 500 && !NOT_OF_THE_GRANT.has(call.error ?? '');

/** The error answer to a token request, as what a cause explains; empty where it was not refused for such a cause. */
export const explainedBy = (call: TokenCall): readonly number[] =>
  call.response && grantRefused(call) ? [call.response.seq] : [];

/** Whether a message's part does not stand in the file. */
export const lacksPart = (
  event: MessageEvent | undefined,
  ...parts: readonly NonNullable<MessageEvent['lacks']>[number][]
): boolean => event?.lacks?.some((lack) => lack === 'message' || parts.includes(lack)) ?? false;

/** Whether parameters of an answer may have stood where the file does not show them: in a body, or behind `#`. */
export function isPartlyLost(facts: Facts, { mode, received, sent }: AuthorizationAnswer): boolean {
  const event = received?.event;
  if (mode === 'query') return lacksPart(event);
  if (mode === 'form_post') return lacksPart(event, 'body');
  return sent === undefined && (lacksPart(event, 'fragment') || facts.lacks('fragments'));
}
