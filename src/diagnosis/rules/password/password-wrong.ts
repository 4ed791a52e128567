import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import {
  answerSeqs,
  description,
  errorInWords,
  errorRow,
  isAnswered,
  isHidden,
  NO_ANSWER,
} from '../network/answers.ts';
import { isLocked, passwordCalls, succeedsLater, wantsSecondFactor } from './calls.ts';

/**
 * Whether the server accepts the user name and the password; it does not say which of them is wrong.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export const passwordWrong: Rule = {
  id: 'password_wrong',
  topic: 'password',
  title: 'The server accepts the user name and the password',
  spec: rfc(6749, '5.2'),
  check: (facts) => {
    const calls = passwordCalls(facts);
    const failed = calls.filter(isRefusedPassword);
    // Whoever mistypes and then gets it right has no fault to look for.
    const last = failed.filter((call) => !succeedsLater(facts, call)).at(-1);
    return [
      ...(last ? [verdictOn(facts, last, failed)] : []),
      ...calls.filter(({ succeeded }) => succeeded).map(({ seq }) => held(seq)),
      ...(calls.some((call) => !isAnswered(call)) ? [untold(NO_ANSWER)] : []),
    ];
  },
};

const isRefusedPassword = (call: TokenCall): boolean =>
  call.error === 'invalid_grant' &&
  isAnswered(call) &&
  !isLocked(call) &&
  !wantsSecondFactor(call) &&
  call.fields.has('password');

/** The server names the credentials in its own words. */
const NAMED =
  /(?:invalid|wrong|bad|incorrect)\s+(?:user\s*name|user|email|login|password|credentials)|\b(?:user\s*name|email|login|password|credentials)\b[^.]{0,40}\b(?:wrong|invalid|incorrect)\b|AADSTS50126|AADSTS50034/i;

function verdictOn(facts: Facts, call: TokenCall, failed: readonly TokenCall[]): Verdict {
  const odd = isHidden(facts, call.event) ? [] : oddities(call);
  const named = NAMED.test(description(call).slice(0, 1000));
  return broken(passwordWrong, {
    certainty: odd.length > 0 || named ? 'likely' : 'unknown',
    says: `The server refused the user name and the password with ${errorInWords(call)}${odd[0] ? `; ${odd[0].says}` : ''}.`,
    because:
      'A server does not say whether the name, the password or the state of the account is the reason, so that nobody can find out which accounts exist.',
    evidence: [
      ...odd.map(({ what, actual, expected }) => ({
        what,
        expected,
        actual,
        where: "the token request's form",
        seq: call.seq,
      })),
      {
        what: 'username',
        actual: call.fields.value('username') ?? 'not sent',
        where: "the token request's form",
        seq: call.seq,
      },
      errorRow(call),
    ],
    checkFirst: [
      ...odd.map(({ check }) => check),
      "Log in with the same name and password on the server's own page.",
      'Check the user directory or realm: the name may exist in another one, or want a domain with it.',
      "Look up the attempt in the server's log: it knows whether the account is unknown, disabled, expired or must change its password.",
      ...(call.fields.value('password')?.includes(' ')
        ? ['Check that a + in the password is sent as %2B: a bare + in a form means a space.']
        : []),
    ],
    isNot:
      'The client is not the problem: a wrong client or a grant that is not allowed has other error codes.',
    explains: failed.flatMap(answerSeqs),
  });
}

interface Oddity {
  readonly says: string;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly check: string;
}

/** What is visibly strange about a value, whatever the right one is. */
function oddities({ fields }: TokenCall): Oddity[] {
  return ['username', 'password'].flatMap((what) => {
    const actual = fields.value(what);
    if (actual === undefined || actual === actual.trim()) return [];
    return {
      says: `${what} begins or ends with white space`,
      ...{ what, expected: actual.trim(), actual },
      check: `Remove the white space around ${what}, such as a line break from a file or a secret store.`,
    };
  });
}
