import { auth0, rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { passwordCalls, succeedsLater, wantsSecondFactor } from './calls.ts';

/**
 * Whether the server asks for a second factor, which the password grant cannot carry.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.4](https://www.rfc-editor.org/rfc/rfc9700#section-2.4)
 */
export const passwordMfaRequired: Rule = {
  id: 'password_mfa_required',
  topic: 'password',
  title: 'The password alone is enough for the server',
  spec: rfc(9700, '2.4'),
  check: (facts) => passwordCalls(facts).flatMap((call) => verdictsOn(facts, call)),
};

function verdictsOn(facts: Facts, call: TokenCall): Verdict[] {
  if (call.succeeded) return [held(call.seq)];
  if (!isAnswered(call)) return [untold(NO_ANSWER)];
  const wants = wantsSecondFactor(call);
  // An app that goes on to the second factor has done what the answer asks for.
  if (!wants || !refused(call) || succeedsLater(facts, call) || goesOn(facts, call)) return [];
  const token = call.answer.get('mfa_token');
  return [
    broken(passwordMfaRequired, {
      certainty: wants === 'said' ? 'proved' : 'likely',
      says: `The server wants a second factor and answered ${errorInWords(call)}; the app does not go on.`,
      because:
        'The password grant carries a user name and a password, and nothing else: the server has no page on which to ask for a code.',
      evidence: [
        errorRow(call),
        ...(token ? [{ what: 'mfa_token', actual: token.value, where: token.where, seq: token.seq }] : []),
      ],
      checkFirst: [
        'Use the authorization code flow with PKCE: the server then asks for the second factor on its own page.',
        ...(token
          ? [
              "Else carry on with the server's own API for second factors: it takes the mfa_token of this answer.",
            ]
          : []),
        'For an account that no person uses, use client credentials in place of the password grant.',
      ],
      isNot: 'The password is probably right: servers ask for the second factor after the first.',
      specs: [
        rfc(9700, '2.4'),
        auth0('Verify multi-factor authentication with one-time password (OTP)', MFA_PAGE),
      ],
      explains: answerSeqs(call),
    }),
  ];
}

const MFA_PAGE = 'api/authentication/multi-factor-authentication/verify-mfa-with-otp';

/** The app takes up the server's `mfa_token` in a later request. */
function goesOn(facts: Facts, call: TokenCall): boolean {
  const token = call.answer.value('mfa_token');
  const later = facts.tokenCalls.filter(({ seq }) => seq > call.seq);
  return later.some(
    ({ grant, fields }) =>
      /mfa/i.test(grant ?? '') || (token !== undefined && fields.value('mfa_token') === token),
  );
}
