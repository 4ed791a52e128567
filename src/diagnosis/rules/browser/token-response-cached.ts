import { header, headers } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';

/** Token responses are not kept by caches. */
export const tokenResponseCached: Rule = {
  id: 'token_response_cached',
  topic: 'browser',
  title: 'Token responses forbid caches to keep them (no-store)',
  spec: rfc(6749, '5.1'),
  check: (facts) => {
    const calls = facts.tokenCalls.filter(({ succeeded }) => succeeded);
    const cached = calls.find(fromCache);
    if (cached) return [served(cached)];
    const [first] = calls;
    if (!first?.response) return [];
    return [judge(first, first.response)];
  },
};

/** A cache says how old its copy is. */
const fromCache = ({ response }: TokenCall): boolean =>
  Number(response && header(response.message, 'age')) > 0;

function served(call: TokenCall): Verdict {
  const age = (call.response && header(call.response.message, 'age')) ?? '';
  return broken(tokenResponseCached, {
    ...{ weight: 'warning', certainty: 'likely' },
    says: `The token response comes from a cache: its Age is ${age} s.`,
    because: 'A cache that keeps token responses may give the tokens of one user to another.',
    evidence: [
      {
        what: 'Age',
        expected: 'none',
        actual: age,
        where: "the token response's headers",
        seq: call.response?.seq ?? call.seq,
      },
    ],
    checkFirst: ['Take the token endpoint out of all caches between (CDN, gateway, service worker).'],
  });
}

function judge(call: TokenCall, response: NonNullable<TokenCall['response']>): Verdict {
  const { headers: all } = response.message;
  if (all.length === 0 || response.lacks?.includes('headers'))
    return untold('The headers of the token response are not in this trace.');
  const control = headers(response.message, 'cache-control').join(', ');
  if (/no-store/i.test(control)) return held(call.seq);
  return broken(tokenResponseCached, {
    weight: 'note',
    says: `The token response does not forbid caches to keep it (Cache-Control ${control ? `is ${control.slice(0, 80)}` : 'is missing'}).`,
    because: 'Answers to POST are seldom kept, but a token response must say no-store.',
    evidence: [
      {
        what: 'Cache-Control',
        expected: 'no-store',
        actual: control || 'none',
        where: "the token response's headers",
        seq: response.seq,
      },
    ],
    checkFirst: ['Send Cache-Control: no-store from the token endpoint.'],
  });
}
