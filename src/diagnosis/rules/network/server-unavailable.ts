import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answerSeqs, NO_ANSWER } from './answers.ts';

/**
 * Whether the token endpoint fails by itself, or the gateway in front of it.
 * @see [RFC 9110 - HTTP Semantics, section 15.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.6)
 */
export const serverUnavailable: Rule = {
  id: 'server_unavailable',
  topic: 'network and proxies',
  title: 'The token endpoint does not fail',
  spec: rfc(9110, '15.6'),
  check: (facts) => {
    const failed = facts.tokenCalls.filter(isFailure);
    const first = failed[0];
    if (first) return [verdictOn(first, failed, facts.tokenCalls)];
    const answered = facts.tokenCalls.find(({ status }) => status !== undefined);
    if (answered) return [held(answered.seq)];
    return facts.tokenCalls.length > 0 ? [untold(NO_ANSWER)] : [];
  },
};

/** A failure without an error code of OAuth; 501 says that the address is wrong, 503 with Retry-After that there is too much to do. */
const isFailure = ({ status, error, response }: TokenCall): boolean => {
  if (status === undefined || !(status >= 500 || status === 408) || status === 501) return false;
  if (error !== undefined && /^[a-z_]+$/.test(error)) return false;
  return status !== 503 || !response || header(response.message, 'retry-after') === undefined;
};

function verdictOn(first: TokenCall, failed: readonly TokenCall[], all: readonly TokenCall[]): Verdict {
  const { status = 0, response } = first;
  const last = failed.at(-1) ?? first;
  const passed = all.some((call) => call.seq > last.seq && call.succeeded);
  const gateway = [408, 502, 503, 504].includes(status);
  return broken(serverUnavailable, {
    weight: passed ? 'note' : 'error',
    certainty: 'unknown',
    says: `The token endpoint answered with status ${status} and no error code: ${gateway ? 'a gateway got no answer from the server behind it' : 'the server failed by itself'}.`,
    because:
      'Whatever was sent, a server answers a bad request with 400 or 401. Why it failed stands in its log, not in a trace.',
    evidence: [
      {
        what: 'status',
        actual: String(status),
        where: 'the answer of the token endpoint',
        seq: response?.seq ?? first.seq,
      },
    ],
    checkFirst: [
      gateway
        ? 'Look in the log of the gateway: which server did it ask, and how long did it wait?'
        : "Look in the server's log at this time.",
      'Send the same request again a moment later: a code may be used up by the first try.',
    ],
    explains: failed.flatMap(answerSeqs),
  });
}
