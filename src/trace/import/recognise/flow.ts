import { isNumberedFlow, type NumberedFlow } from '../../../protocol/steps/tables.ts';
import { type Attempt, has } from './attempt.ts';

/** What an attempt is: one of the seven flows, or what is left of one. */
export type ImportedFlow = NumberedFlow | 'refresh' | 'logout' | 'tokens' | 'unknown';

/** Tells the flow of an attempt: by what was asked, else by what came, else by what was redeemed. */
export function flowOf(attempt: Attempt): ImportedFlow {
  const { grants, brought, pasted, members } = attempt;
  if (grants.has('device')) return 'device-authorization';
  if (has(attempt, 'authorize') || has(attempt, 'par') || has(attempt, 'answer') || attempt.responseType)
    return ofBrowser(attempt);
  if (grants.has('authorization_code')) return ofCode(attempt);
  if (grants.has('client_credentials')) return 'client-credentials';
  if (grants.has('password')) return 'resource-owner-password';
  if (grants.has('refresh_token')) return 'refresh';
  if (has(attempt, 'logout')) return 'logout';
  if (brought.has('code')) return ofCode(attempt);
  return pasted.length > 0 && members.length === 0 ? 'tokens' : 'unknown';
}

const ofCode = ({ pkce }: Attempt): ImportedFlow => (pkce ? 'authorization-code-pkce' : 'authorization-code');

function ofBrowser(attempt: Attempt): ImportedFlow {
  const { responseType, brought, grants } = attempt;
  const asked = new Set((responseType ?? '').toLowerCase().split(/[\s+]+/));
  const words = ['code', 'id_token', 'token'].some((word) => asked.has(word)) ? asked : cameWith(brought);
  const tokens = words.has('id_token') || words.has('token');
  if (words.has('code')) return tokens ? 'hybrid' : ofCode(attempt);
  if (tokens) return grants.has('authorization_code') ? 'hybrid' : 'implicit-form-post';
  return ofCode(attempt);
}

/** What must have been asked for what came. */
function cameWith(brought: ReadonlySet<string>): Set<string> {
  const words = new Set<string>();
  if (brought.has('code')) words.add('code');
  if (brought.has('id_token')) words.add('id_token');
  if (brought.has('access_token')) words.add('token');
  return words;
}

/** The flow whose steps are numbered, where it is one. */
export const numberedFlow = (flow: ImportedFlow): NumberedFlow | undefined =>
  isNumberedFlow(flow) ? flow : undefined;
