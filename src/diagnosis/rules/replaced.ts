import type { AuthorizationAsk, Facts, Fields } from '../facts/facts.ts';
import { everyAttempt } from './redemption.ts';
import { answersTo, remembered } from './remembered.ts';

/**
 * Whether a sanitizer put a text of its own in place of each secret, the same for the same one, as the file shows by texts that no
 * client and no server makes. Equal texts may still be compared; their form, and what is computed of them, say nothing.
 */
export const replaced = (facts: Facts): boolean => everyAttempt(facts).some(shows);

const shows = remembered(
  (facts) =>
    facts.asks.some((ask) => isPseudonym(facts, ask)) ||
    facts.tokens.some(
      ({ kind, value, call, authorization }) =>
        kind === 'id_token' &&
        (call ?? authorization) !== undefined &&
        isNoJwt(value) &&
        beside(facts, call?.answer ?? authorization?.fields).some(
          (other) => other !== value && other.length === value.length,
        ),
    ),
);

/** A JWT that was cut is longer, or has a dot. */
const isNoJwt = (value: string): boolean => value.length <= 128 && !value.includes('.');

/** Other secrets of an answer and of the requests that led to it. */
const beside = ({ asks, answers }: Facts, fields: Fields | undefined): string[] =>
  [fields, asks[0]?.fields, answers[0]?.fields].flatMap((one) =>
    SECRETS.flatMap((name) => one?.value(name) ?? []),
  );

const SECRETS = ['access_token', 'refresh_token', 'code', 'state', 'nonce', 'code_challenge'] as const;

const SHA_256 = 43;

/** A challenge that cannot be a SHA-256, of the very length that the other random values have. */
function isPseudonym(facts: Facts, ask: AuthorizationAsk): boolean {
  const challenge = ask.fields.value('code_challenge')?.replace(/=+$/, '');
  if (!challenge || challenge.length === SHA_256) return false;
  const hashed = ask.fields.value('code_challenge_method') === 'S256';
  if (!hashed && challenge.length > SHA_256) return false;
  const verifiers = facts.tokenCalls.map(({ fields }) => fields.value('code_verifier'));
  const codes = answersTo(facts, ask).map(({ fields }) => fields.value('code'));
  const others = [ask.fields.value('state'), ask.fields.value('nonce'), ...codes, verifiers[0]];
  // A verifier that is sent as its own challenge is a mistake of its own, and a frequent one.
  const alike = others.filter((value) => value !== challenge && value?.length === challenge.length).length;
  // As hex, or hashed as hex, a challenge is longer, and other values may have that length by chance.
  return alike >= (hashed && challenge.length < SHA_256 && !verifiers.includes(challenge) ? 1 : 2);
}

/** What a verdict says where the form of a value is not that of the wire. */
export const otherTexts =
  'A sanitizer put other texts in place of the secrets; only equal ones can be compared.';
