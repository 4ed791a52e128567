import { mediaType } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { answerSeqs, NO_ANSWER } from './answers.ts';

/**
 * Whether the token endpoint answers with JSON.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export const responseNotJson: Rule = {
  id: 'response_not_json',
  topic: 'network and proxies',
  title: 'The token endpoint answers with JSON',
  spec: rfc(6749, '5.1'),
  check: (facts) => facts.tokenCalls.flatMap(verdictsOn),
};

function verdictsOn(call: TokenCall): Verdict[] {
  const { response, status } = call;
  if (!response || call.lacksAnswer) return [untold(NO_ANSWER)];
  const body = response.message.body.slice(0, 2000).trimStart();
  if (call.answer.list.length > 0) return body.startsWith('{') ? [held(response.seq)] : [formEncoded(call)];
  // Redirects, wrong addresses and failures of the server have rules of their own.
  if (
    status === undefined ||
    (status >= 300 && status < 400) ||
    [404, 405, 410, 501].includes(status) ||
    status >= 500
  )
    return [];
  if (body === '' && status >= 400) return [];
  return [verdictOn(call, body)];
}

/** An older form of answer, which some servers still give where no Accept header asks for JSON. */
const formEncoded = (call: TokenCall): Verdict =>
  broken(responseNotJson, {
    weight: 'note',
    says: 'The token endpoint answers in form encoding, not in JSON.',
    because: 'RFC 6749 requires JSON; a library that keeps to it finds no tokens in this answer.',
    evidence: [
      {
        what: 'Content-Type',
        expected: 'application/json',
        actual: typeOf(call),
        where: 'the token response',
        seq: call.response?.seq ?? call.seq,
      },
    ],
    checkFirst: ['Send Accept: application/json with the token request.'],
  });

const typeOf = ({ response }: TokenCall): string => (response && mediaType(response.message)) || 'none';

function verdictOn(call: TokenCall, body: string): Verdict {
  const { response, status } = call;
  const isPage = body.startsWith('<');
  const shown = isPage
    ? (/<title[^>]{0,200}>([^<]{0,200})/i.exec(body)?.[1]?.trim() ?? '')
    : body.slice(0, 80);
  const what = body === '' ? 'an empty body' : isPage ? 'a page' : 'text that is not a JSON object';
  return broken(responseNotJson, {
    certainty: 'likely',
    says: `The token endpoint answered with ${what} (status ${status}${shown === '' ? '' : `, ${quoted(shown)}`}) in place of JSON.`,
    because: isPage
      ? 'Something else than the token endpoint answered: a login page of a gateway, a firewall, the fallback page of a web app, or the wrong address.'
      : 'A client expects a JSON object with tokens or with an error.',
    evidence: [
      {
        what: 'Content-Type',
        expected: 'application/json',
        actual: typeOf(call),
        where: 'the token response',
        seq: response?.seq ?? call.seq,
      },
      {
        what: 'body',
        actual: shown === '' ? what : shown,
        where: 'the token response',
        seq: response?.seq ?? call.seq,
      },
    ],
    checkFirst: [
      "Compare the address with token_endpoint in the server's metadata.",
      'Check what answers there: a gateway that wants a login, a bot or application firewall, a web app that answers every path.',
      'Look whether the request reached the log of the authorization server.',
    ],
    explains: answerSeqs(call),
  });
}
