import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { behindReference } from '../redemption.ts';
import { refusalOf, wentThrough } from '../refusals.ts';

const rule = {
  id: 'redirect_uri_fragment',
  topic: 'redirect_uri',
  title: 'The redirect_uri has no part behind #',
  spec: rfc(6749, '3.1.2'),
} as const;

/**
 * A redirect URI must not have a fragment: the answer may have to stand there.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2)
 */
export const redirectUriFragment: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const uri = ask.fields.get('redirect_uri');
  if (!uri) return ask.opaque ? [untold(behindReference)] : [];
  if (!uri.value.includes('#')) return [held(ask.seq)];
  const refusal = refusalOf(facts, ask);
  const blamed = refusal && (refusal.onPage || refusal.code === 'invalid_request');
  const through = wentThrough(facts, ask);
  return [
    broken(rule, {
      weight: blamed ? 'error' : through ? 'note' : 'warning',
      certainty: blamed ? 'likely' : 'proved',
      says: `The redirect_uri ${quoted(uri.value)} has a part behind #.`,
      because:
        'The specification forbids it: parameters that are put behind it are lost, or land where the page does not look.',
      evidence: [
        {
          ...{
            what: 'redirect_uri',
            expected: uri.value.slice(0, uri.value.indexOf('#')),
            actual: uri.value,
          },
          ...{ where: uri.where, seq: uri.seq },
        },
      ],
      checkFirst: [
        'Use an address without # as callback, and let the page go on to its own # route from there.',
        'Switch the router of the page from # routes to paths.',
      ],
      explains: blamed ? [refusal.seq, ...refusal.seqs] : [],
    }),
  ];
}
