import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, quoted } from '../../words.ts';
import { behindReference } from '../redemption.ts';
import { type Refusal, refusalOf, wentThrough } from '../refusals.ts';
import { suspicions } from './suspicious-uri.ts';
import { uriDifference } from './uri-difference.ts';

const rule = {
  id: 'redirect_uri_refused',
  topic: 'redirect_uri',
  title: 'The server takes the redirect_uri',
  spec: rfc(6749, '3.1.2.4'),
} as const;

/**
 * A server shows an error itself, and does not redirect, where it does not know the client or the redirect URI.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1.2.4](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2.4)
 */
export const redirectUriRefused: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

/** How servers word it; Entra ID by the number that its text begins with. */
const WORDS =
  /redirect[\s_-]?ur[il]|redirection ur[il]|reply (url|address)|callback ur[il]|redirect_mismatch|redirect mismatch|AADSTS50011\b/i;

/** What blames something else, and is no business of this rule. */
const OTHER =
  /client.{0,30}(not found|unknown|disabled|does not exist|invalid)|(unknown|invalid|unauthorized)[\s_]client|scope|response[\s_]type|AADSTS700016|code_challenge|pkce|nonce|request_uri/i;

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const uri = ask.fields.get('redirect_uri');
  if (wentThrough(facts, ask)) return [held(ask.seq)];
  const refusal = refusalOf(facts, ask);
  if (!refusal) return [];
  const words = `${refusal.code ?? ''} ${refusal.words}`.slice(0, 20_000);
  const blamed = WORDS.test(words);
  if (!refusal.onPage && !blamed) return [held(ask.seq)];
  if (ask.opaque && !uri) return [untold(behindReference)];
  if (blamed) return [refused(facts, ask, uri, refusal, 'likely')];
  if (OTHER.test(words) || isServersOwn(refusal, ask)) return [];
  return [refused(facts, ask, uri, refusal, 'unknown')];
}

/** The server itself failed, or something before it did not let the request through. */
function isServersOwn({ code, words }: Refusal, { response }: AuthorizationAsk): boolean {
  if (code !== undefined) return code !== 'invalid_request';
  const status = response?.message.status ?? 0;
  const ofRequest = status < 400 || status === 400 || status === 401 || status === 422;
  return !ofRequest || /internal server error|bad gateway|unavailable|too many/i.test(words);
}

function refused(
  facts: Facts,
  ask: AuthorizationAsk,
  uri: Field | undefined,
  refusal: Refusal,
  certainty: 'likely' | 'unknown',
): Verdict {
  const works = workingUri(facts, ask);
  const differs =
    works !== undefined && uri && works !== uri.value ? uriDifference(works, uri.value) : undefined;
  const odd = uri ? suspicions(uri.value) : ['it is missing, and the client may have several registered'];
  const named = uri ? quoted(uri.value) : 'no redirect_uri';
  return broken(rule, {
    certainty,
    says:
      certainty === 'likely'
        ? `The server refuses ${uri ? `the redirect_uri ${named}` : 'a request without redirect_uri'}${differs ? `; another attempt went through with ${quoted(works ?? '')}: ${differs.says}` : ''}.`
        : `The server shows an error page and does not send the browser back: it does not know the client, or ${uri ? `not ${named}` : 'wants a redirect_uri'}.`,
    because: `The server compares redirect_uri as text with those registered for the client, which no trace shows; where none is equal, it must not redirect.${odd.length > 0 ? ` Of this one: ${listed(odd)}.` : ''}`,
    evidence: [
      {
        ...{ what: 'redirect_uri', where: uri?.where ?? 'the authorization request', seq: ask.seq },
        ...(works !== undefined && differs && { expected: works }),
        ...(uri && { actual: uri.value }),
      },
      {
        what: 'error',
        actual: refusal.code ?? refusal.words.slice(0, 200),
        where: refusal.where,
        seq: refusal.seq,
      },
    ],
    checkFirst: [
      `${uri ? `Compare ${named}` : 'Send redirect_uri, and compare it'} character by character with what is registered for ${ask.fields.value('client_id') ?? 'the client'}: scheme, host, port, path, slash at the end.`,
      ...(differs ? [differs.checkFirst] : []),
      'See whether the client_id belongs to this server and environment.',
    ],
    isNot: 'The user is not the cause, and no code was spent: the server refuses before it gives one.',
    explains: [refusal.seq, ...refusal.seqs],
    specs: [rule.spec, rfc(9700, '4.1.3')],
    ...(differs &&
      works !== undefined &&
      uri && {
        fault: {
          message: 'authorization request',
          field: 'redirect_uri',
          right: works,
          wrong: uri.value,
        } as const,
      }),
  });
}

/** The redirect URI with which the same client got an answer from the same server in another attempt. */
function workingUri({ others }: Facts, ask: AuthorizationAsk): string | undefined {
  const client = ask.fields.value('client_id');
  for (const facts of others) {
    const answer = facts.answers.find(
      (one) => one.ask?.fields.value('client_id') === client && one.ask?.fields.has('redirect_uri'),
    );
    if (answer) return answer.ask?.fields.value('redirect_uri');
  }
  return undefined;
}
