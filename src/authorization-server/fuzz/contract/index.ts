import type { PrivateJwk } from '../../../protocol/jwt.ts';
import { bodyRules } from './body.ts';
import { envelopeRules } from './envelope.ts';
import { malformedRules } from './malformed.ts';
import { pageRules } from './pages.ts';
import { redirectRules } from './redirects.ts';
import type { Exchange, Rule } from './rule.ts';
import { keysStayPrivate, secretRules } from './secrets.ts';
import { tokenRules } from './tokens.ts';

/** The message contract: what every answer keeps to, whatever was asked. To add a rule: an entry in a list beside this file. */
export function contractWith(keys: readonly PrivateJwk[]): (exchange: Exchange) => string[] {
  const rules: readonly Rule[] = [
    ...[
      ...envelopeRules,
      ...bodyRules,
      ...redirectRules,
      ...pageRules,
      ...secretRules,
      ...tokenRules,
      ...malformedRules,
    ],
    keysStayPrivate(keys),
  ];
  return (exchange) => rules.flatMap((rule) => rule(exchange) ?? []);
}
