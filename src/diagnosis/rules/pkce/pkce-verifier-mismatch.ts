import { codeChallenge } from '../../../protocol/pkce.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, shortened } from '../../words.ts';
import { howChanged } from '../changed-text.ts';
import { comparable, takenOut } from '../comparable.ts';
import { behindReference, noAsk } from '../redemption.ts';
import { explainedBy, grantRefused, refused } from '../refusals.ts';
import { otherTexts, replaced } from '../replaced.ts';
import { noForm, noTokenRequest, type PkcePair, pkcePairs, waitsForCall } from './pkce-pairs.ts';
import { type Cause, causeOf } from './verifier-causes.ts';

const rule = {
  id: 'pkce_verifier_mismatch',
  topic: 'PKCE',
  title: 'The code_verifier gives the code_challenge',
  spec: rfc(7636, '4.6'),
} as const;

/**
 * Computes the challenge of the verifier again and compares.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.6](https://www.rfc-editor.org/rfc/rfc7636#section-4.6)
 */
export const pkceVerifierMismatch: Rule = {
  ...rule,
  check: (facts) =>
    waitsForCall(facts)
      ? [untold(noTokenRequest)]
      : pkcePairs(facts).flatMap((pair) => checkPair(facts, pair)),
};

/** No verifier is longer; hashing megabytes helps nobody. */
const LONGEST = 10_000;

function checkPair(facts: Facts, pair: PkcePair): Verdict[] {
  const { call, ask, verifier, challenge, method } = pair;
  if (call.lacksBody) return [byWords(call) ?? untold(noForm)];
  if (!verifier) return [];
  if (!ask) return [byWords(call) ?? untold(noAsk)];
  if (!challenge) return ask.opaque ? [byWords(call) ?? untold(behindReference)] : [];
  if (!comparable(facts, verifier, challenge)) return [untold(takenOut)];
  const declared = method?.value ?? 'plain';
  if (verifier.value.length > LONGEST || (declared !== 'S256' && declared !== 'plain')) return [];
  const computed = codeChallenge(verifier.value, declared);
  if (computed === challenge.value) return [held(challenge.seq, verifier.seq)];
  if (verifier.value !== challenge.value && replaced(facts)) return [untold(otherTexts)];
  return [mismatch(facts, pair, verifier, challenge, computed)];
}

function mismatch(
  facts: Facts,
  pair: PkcePair,
  verifier: Field,
  challenge: Field,
  computed: string,
): Verdict {
  const { call, certain } = pair;
  const cause = causeOf(facts, pair, verifier, challenge);
  const change = cause ? undefined : howChanged(computed, challenge.value);
  const why = cause?.says ?? (change && `${change} (the challenge)`);
  const lenient = call.succeeded;
  const known = certain || (cause !== undefined && !cause.owner);
  return broken(rule, {
    weight: lenient ? weightOfLenient(cause) : 'error',
    certainty: known && !(lenient && !cause) ? 'proved' : 'likely',
    says:
      `The code_verifier ${shortened(verifier.value)} does not give the code_challenge ` +
      `${shortened(challenge.value)}${why === undefined ? '' : `: ${why}`}.`,
    because: lenient
      ? 'The server gave out tokens nevertheless: it does not check PKCE as the request declares it.'
      : `The server hashes the verifier, compares, and refuses the code${call.error === undefined ? '' : ` with ${call.error}`}.`,
    evidence: [
      {
        ...{ what: 'code_challenge', expected: computed, actual: challenge.value, where: challenge.where },
        ...{ seq: challenge.seq, expectedSeq: verifier.seq },
      },
      { what: 'code_verifier', actual: verifier.value, where: verifier.where, seq: verifier.seq },
      ...(cause?.owner
        ? [
            {
              what: 'code_challenge',
              actual: computed,
              where: 'the other authorization request',
              ...cause.owner,
            },
          ]
        : []),
    ],
    checkFirst: checks(cause?.checkFirst),
    ...(refused(call) && {
      isNot:
        'The code itself may be fresh and unspent: the server refuses a good code with a wrong verifier in the same words.',
    }),
    explains: explainedBy(call),
    specs: [rule.spec, rfc(7636, '4.2')],
    fault: { message: 'token request', field: 'code_verifier', wrong: verifier.value },
  });
}

const checks = (first: string | undefined): readonly string[] =>
  first === undefined
    ? [
        'See whether the app makes a new verifier between the two requests: a page that loads twice, a second start of the login, a second tab, another server behind the load balancer.',
        'Keep the verifier under the state of its attempt and look it up by the state of the answer.',
        'Hash the ASCII text of the verifier as it is sent, then BASE64URL without padding.',
      ]
    : [first];

/** A server may forgive another spelling of the right hash; one that takes a wrong verifier does not check. */
const weightOfLenient = (cause: Cause | undefined) =>
  cause && !cause.owner ? ('note' as const) : ('warning' as const);

/** How servers say that the two do not fit; Entra ID by the number that its text begins with. */
const WORDS = /pkce|code.?verifier|code.?challenge|AADSTS501481\b/i;

/** Where one of the two is missing here, the server's own words are all there is. */
function byWords(call: TokenCall): Verdict | undefined {
  const words = call.answer.get('error_description');
  if (!words || !grantRefused(call) || !WORDS.test(words.value.slice(0, 2000))) return undefined;
  const verifier = call.fields.get('code_verifier');
  return broken(rule, {
    certainty: 'likely',
    says: `The server says that the code_verifier does not fit: ${quoted(words.value)}.`,
    because:
      'The server hashes the verifier, compares it with the challenge of the authorization request, and refuses the code. This trace does not have both, so they cannot be compared here.',
    evidence: [
      { what: 'error_description', actual: words.value, where: words.where, seq: words.seq },
      ...(verifier
        ? [{ what: 'code_verifier', actual: verifier.value, where: verifier.where, seq: verifier.seq }]
        : []),
    ],
    checkFirst: [
      'Record from before the login begins, so that the trace has both requests; then they can be compared.',
      ...checks(undefined),
    ],
    explains: explainedBy(call),
  });
}
