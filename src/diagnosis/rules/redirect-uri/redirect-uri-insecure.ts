import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { behindReference } from '../redemption.ts';
import { isLoopback, isPrivateHost } from './hosts.ts';

const rule = {
  id: 'redirect_uri_insecure',
  topic: 'redirect_uri',
  title: 'The answer does not travel without TLS',
  spec: rfc(9700, '2.6'),
} as const;

/**
 * An answer to an `http` address can be read on its way, except on this machine.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.6](https://www.rfc-editor.org/rfc/rfc9700#section-2.6)
 */
export const redirectUriInsecure: Rule = { ...rule, check: ({ asks }) => asks.flatMap(checkAsk) };

function checkAsk({ fields, opaque, seq }: AuthorizationAsk): Verdict[] {
  const uri = fields.get('redirect_uri');
  if (!uri) return opaque ? [untold(behindReference)] : [];
  const url = parseUrl(uri.value);
  if (url?.protocol !== 'http:' || isLoopback(url.hostname)) return [held(seq)];
  return [
    broken(rule, {
      weight: isPrivateHost(url.hostname) ? 'note' : 'warning',
      says: `The redirect_uri ${quoted(uri.value)} is http: the code or the tokens travel where everybody on the way can read them.`,
      because: 'Only addresses of this machine itself may be http.',
      evidence: [
        {
          ...{ what: 'redirect_uri', expected: `https${uri.value.slice(4)}`, actual: uri.value },
          ...{ where: uri.where, seq: uri.seq },
        },
      ],
      checkFirst: [
        'Serve the app by https, register that address, and let the app use it.',
        'Behind a proxy that ends TLS, make the app trust X-Forwarded-Proto.',
      ],
      specs: [rule.spec, rfc(6749, '3.1.2.1')],
    }),
  ];
}
