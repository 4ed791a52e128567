import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, type Rule, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { audiences } from '../tokens/claims.ts';
import { judgeAssertions, placeOf, type RefusedAssertion } from './assertions.ts';

/** A client assertion is made out to this server: its issuer, or its token endpoint. */
export const assertionAudience: Rule = {
  id: 'assertion_audience',
  topic: 'client authentication',
  title: 'The aud of a client assertion names this server',
  spec: rfc(7523, '3'),
  check: (facts) => judgeAssertions(facts, (one) => judge(facts, one)),
};

function judge(facts: Facts, one: RefusedAssertion): Verdict[] {
  const { call, jwt, explains, weight, row } = one;
  const endpoint = bare(call.event.message.url);
  const issuers = facts.issuers.map(({ value }) => value);
  const members = Object.values(facts.metadata?.members ?? {}).filter((value) => typeof value === 'string');
  const accepted = new Set<string>([endpoint, ...issuers, ...members]);
  const given = audiences(jwt.claims);
  if (given.some((aud) => accepted.has(aud))) return [];
  const hosts = new Set([...accepted].map(hostOf));
  const elsewhere = given.every((aud) => !hosts.has(hostOf(aud)));
  // Without its own name in the trace, a server may well be called as the assertion says.
  if (issuers.length === 0 && given.length > 0 && !elsewhere) return [];
  // It may go by other names than the trace shows too; another host, or no audience at all, is another server.
  const close = given.some((aud) =>
    [...accepted].some((name) => name.replace(/\/$/, '') === aud.replace(/\/$/, '')),
  );
  const expected = issuers[0] ?? endpoint;
  return [
    broken(assertionAudience, {
      ...{
        weight,
        explains,
        certainty: given.length === 0 || (elsewhere && issuers.length > 0) ? 'proved' : 'likely',
      },
      says:
        given.length === 0
          ? 'The client_assertion has no aud claim.'
          : `The client_assertion is made out to ${listed(given)}, not to ${expected}${close ? ': a slash at the end makes another value' : ''}.`,
      because:
        'The server takes an assertion only if aud names the server: its issuer, or its token endpoint.',
      evidence: [
        { what: 'aud', expected, actual: given.join(' ') || 'none', ...placeOf(one), expectedSeq: call.seq },
        row,
      ],
      checkFirst: [
        `Set aud to the issuer, as the server's metadata writes it${issuers[0] ? ` (${issuers[0]})` : ''}, or to ${endpoint}.`,
        'Check that the setting is not of another tenant, realm or environment.',
      ],
    }),
  ];
}

const hostOf = (text: string): string => parseUrl(text)?.host ?? text;
