import { readBody } from '../../facts/body.ts';
import { bare } from '../../facts/exchange.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { pageText } from '../../facts/page-forms.ts';
import { refusalOf } from '../refusals.ts';
import { idsIn, type SeenError, timeOf } from './seen-error.ts';

/** Errors that a browser is shown or takes to the app. */
export const frontErrors = (facts: Facts): SeenError[] => [
  ...facts.answers.flatMap((answer) => ofAnswer(facts, answer)),
  ...onPages(facts),
  ...facts.pages.flatMap((page) => ofPage(facts, page)),
];

function ofAnswer(facts: Facts, answer: AuthorizationAnswer): SeenError[] {
  const { fields, seq, ask } = answer;
  const code = fields.value('error');
  if (code === undefined) return [];
  const words = fields.value('error_description') ?? '';
  return [
    {
      ...{ by: 'the authorization server', place: 'authorization', code, status: undefined, words, seq, ask },
      ...{ where: fields.get('error')?.where ?? '', at: timeOf(facts, seq), traceIds: idsIn(fields) },
    },
  ];
}

/** Requests that the server refused on a page of its own. */
function onPages(facts: Facts): SeenError[] {
  const answered = new Set(facts.answers.map(({ ask }) => ask));
  return facts.asks.flatMap((ask): SeenError[] => {
    const refusal = answered.has(ask) ? undefined : refusalOf(facts, ask);
    if (!refusal) return [];
    const { words, seq, where } = refusal;
    const code = refusal.code ?? codeIn(words);
    const status = ask.response?.message.status;
    return [
      {
        ...{ by: 'the authorization server', place: 'authorization', code, status, words, seq, where, ask },
        ...{ at: timeOf(facts, seq), traceIds: [] },
      },
    ];
  });
}

/** Pictures and scripts that are not there stop nobody. */
const ASSET = /\.(?:ico|png|svg|gif|jpe?g|webp|css|js|mjs|map|woff2?|json|txt|webmanifest)$/i;

/** A page for signing in, or for consent, that is an error page. */
function ofPage(facts: Facts, { event, response }: Facts['pages'][number]): SeenError[] {
  if (!response || response.message.status < 400) return [];
  if (ASSET.test(bare(event.message.url))) return [];
  const posted = event.message.method === 'POST';
  if (!posted && readBody(response.message).kind !== 'HTML') return [];
  const words = pageText(response.message.body).slice(0, 300);
  const { seq, message } = response;
  return [
    {
      ...{
        by: "the server's sign-in page",
        place: 'page',
        code: codeIn(words),
        status: message.status,
        words,
      },
      ...{ seq, where: 'the page', at: timeOf(facts, seq), traceIds: [] },
    },
  ];
}

/** Error codes that pages quote: `Error 400: redirect_uri_mismatch`. */
const QUOTED =
  /\b(?:invalid_(?:client|request|scope|grant|redirect_uri|request_uri|target)|unauthorized_client|access_denied|unsupported_response_type|redirect_uri_mismatch|server_error|temporarily_unavailable)\b/;

const codeIn = (words: string): string | undefined => QUOTED.exec(words.slice(0, 5000))?.[0];
