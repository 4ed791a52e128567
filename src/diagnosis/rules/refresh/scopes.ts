import { spaceDelimited } from '../../../protocol/parameters.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { type RefreshUse, refreshHistory } from './history.ts';

/** The scope that a lineage of refresh tokens was granted, and where that stands. */
export interface Granted {
  readonly scopes: readonly string[];
  readonly field: Field;
  readonly attempt: number;
}

/**
 * What the login of a refresh token was granted: the scope of the answer, or the one asked for where the answer names none.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export function grantedTo(facts: Facts, use: RefreshUse): Granted | undefined {
  if (use.token === undefined) return undefined;
  const history = refreshHistory(facts);
  const issue = history.issueOf(history.rootOf(use.token));
  if (!issue || issue.call.grant === 'refresh_token') return undefined;
  const { attempt, call } = issue;
  const ask = call.redeems?.ask;
  const asked = call.fields.get('scope') ?? (ask?.opaque ? undefined : ask?.fields.get('scope'));
  const field = call.answer.get('scope') ?? asked;
  return field && { scopes: spaceDelimited(field.value), field, attempt };
}
