import type { Facts, TokenCall } from '../../facts/facts.ts';
import { description } from '../network/answers.ts';

/** Whether a token request is of the password grant; some servers have an extension of it for a chosen user directory. */
export const isPasswordGrant = ({ grant }: TokenCall): boolean =>
  grant === 'password' || grant?.endsWith('/password-realm') === true;

/** The password grant's token requests, in order. */
export const passwordCalls = (facts: Facts): TokenCall[] => facts.tokenCalls.filter(isPasswordGrant);

/** Whether a later token request of the same import brought tokens: the person typed again, or passed the second factor. */
export const succeedsLater = (facts: Facts, call: TokenCall): boolean =>
  facts.tokenCalls.some((other) => other.succeeded && other.seq > call.seq) ||
  facts.others.some(({ tokenCalls }) =>
    tokenCalls.some((other) => other.succeeded && other.event.at > call.event.at),
  );

/** The server wants a second factor. */
export function wantsSecondFactor(call: TokenCall): 'said' | 'hinted' | undefined {
  const { error } = call;
  if (error === 'mfa_required' || error === 'interaction_required' || call.answer.has('mfa_token'))
    return 'said';
  if (error === undefined || call.succeeded) return undefined;
  return /multi-?factor|\bmfa\b|two-?factor|\b2fa\b|second factor|one-time (code|password)|AADSTS5007[69]/i.test(
    words(call),
  )
    ? 'hinted'
    : undefined;
}

/** The server says that there were too many attempts, or that the account is shut. */
export function isLocked(call: TokenCall): 'said' | 'hinted' | undefined {
  if (call.error === 'too_many_attempts' || call.error === 'too_many_requests') return 'said';
  if (call.error === undefined || call.succeeded) return undefined;
  return /too many|\blocked\b|account (is|has been) (blocked|disabled|suspended)|temporarily (disabled|blocked)|brute/i.test(
    words(call),
  )
    ? 'hinted'
    : undefined;
}

/** Descriptions are foreign and may be long; a sentence is enough. */
const words = (call: TokenCall): string => description(call).slice(0, 1000);
