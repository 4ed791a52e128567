import { mediaType, parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import {
  answerSeqs,
  description,
  errorInWords,
  errorRow,
  isAnswered,
  NO_ANSWER,
  NO_BODY,
  refused,
} from './answers.ts';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Whether a token request sends its parameters as a form, in the body.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const tokenRequestNotForm: Rule = {
  id: 'token_request_not_form',
  topic: 'network and proxies',
  title: 'Token requests are form posts',
  spec: rfc(6749, 'B'),
  check: (facts) => facts.tokenCalls.flatMap((call) => verdictsOn(facts, call)),
};

/** Errors of a server that could not read the parameters. */
const UNREAD: ReadonlySet<string> = new Set([
  'invalid_request',
  'unsupported_grant_type',
  'invalid_client',
  'unsupported_media_type',
]);

function verdictsOn(facts: Facts, call: TokenCall): Verdict[] {
  const { event } = call;
  if (event.message.method !== 'POST') return [];
  const lacksHeaders = event.lacks?.includes('headers') || event.lacks?.includes('message');
  const how = howSent(call);
  if (call.lacksBody && how === 'unknown type') return [untold(NO_BODY)];
  if (how === undefined) return [held(call.seq)];
  if (how === 'unknown type')
    return lacksHeaders || facts.lacks('request bodies')
      ? [untold('The headers of the token request are not in this trace.')]
      : [];
  if (call.succeeded) return [];
  if (!refused(call)) return isAnswered(call) ? [] : [untold(NO_ANSWER)];
  const unread =
    call.status === 415 || call.status === 400 || call.status === 422 || call.error !== undefined;
  if (!unread || (call.error !== undefined && !UNREAD.has(call.error))) return [];
  return [verdictOn(call, how)];
}

/** How the parameters were sent, where not as a form in the body. */
function howSent(call: TokenCall): string | undefined {
  const { message } = call.event;
  const type = mediaType(message);
  const inQuery =
    (parseUrl(message.url)?.searchParams.has('grant_type') ?? false) && (message.body ?? '') === '';
  if (inQuery) return 'in the query of the URL';
  if (type === FORM) return undefined;
  if (type === '') return 'unknown type';
  return `as ${type}`;
}

/** The server says that it did not find what stands in the request, or that it does not read this type. */
const saysUnread = (call: TokenCall): boolean =>
  call.status === 415 ||
  call.error === 'unsupported_media_type' ||
  /grant_type|content.?type|media.?type|urlencoded/i.test(description(call).slice(0, 1000));

function verdictOn(call: TokenCall, how: string): Verdict {
  const type = mediaType(call.event.message);
  const inQuery = how.startsWith('in the query');
  return broken(tokenRequestNotForm, {
    certainty: saysUnread(call) ? 'proved' : 'likely',
    says: `The token request sends its parameters ${how}, not as a form; the server answered ${errorInWords(call)}.`,
    because: `A token endpoint reads ${FORM} in the body. It does not find grant_type and the rest anywhere else.`,
    evidence: [
      inQuery
        ? {
            what: 'grant_type',
            expected: 'in the form',
            actual: 'in the query',
            where: "the token request's URL",
            seq: call.seq,
          }
        : { what: 'Content-Type', expected: FORM, actual: type, where: 'the token request', seq: call.seq },
      errorRow(call),
    ],
    checkFirst: [
      `Send the parameters in the body, encoded as ${FORM}, with that Content-Type.`,
      'In JavaScript, give fetch a URLSearchParams as body; with a plain text or an object the type is another one.',
      'Check that no proxy or gateway turns the request into another format.',
    ],
    specs: [rfc(6749, '4.1.3'), rfc(6749, 'B')],
    explains: answerSeqs(call),
    fault: {
      message: 'token request',
      field: 'Content-Type',
      right: FORM,
      ...(type !== '' && { wrong: type }),
    },
  });
}
