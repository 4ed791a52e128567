import { rfc } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import {
  answerSeqs,
  errorInWords,
  errorRow,
  isAnswered,
  NO_ANSWER,
  NO_BODY,
  refused,
} from '../network/answers.ts';
import { passwordCalls } from './calls.ts';

/**
 * Whether a token request of the password grant carries a user name and a password.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.3.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.3.2)
 */
export const passwordMissing: Rule = {
  id: 'password_missing',
  topic: 'password',
  title: 'The request carries username and password',
  spec: rfc(6749, '4.3.2'),
  check: (facts) => passwordCalls(facts).flatMap(verdictsOn),
};

function verdictsOn(call: TokenCall): Verdict[] {
  if (call.lacksBody) return [untold(NO_BODY)];
  const missing = ['username', 'password'].filter((name) => !call.fields.value(name));
  if (missing.length === 0) return [held(call.seq)];
  if (call.succeeded) return [];
  if (!refused(call)) return isAnswered(call) ? [] : [untold(NO_ANSWER)];
  const instead = ['user', 'email', 'login', 'pass', 'pwd'].filter((name) => call.fields.has(name));
  return [
    broken(passwordMissing, {
      says: `The token request carries no ${listed(missing, 'or')}; the server answered ${errorInWords(call)}.`,
      because: 'The password grant requires both parameters, by exactly these names.',
      evidence: [
        ...missing.map((what) => ({
          ...{ what, expected: 'a value', actual: call.fields.has(what) ? 'empty' : 'not sent' },
          ...{ where: "the token request's form", seq: call.seq },
        })),
        ...instead.map((what) => ({
          what,
          actual: call.fields.value(what) ?? '',
          where: "the token request's form",
          seq: call.seq,
        })),
        errorRow(call),
      ],
      checkFirst: [
        ...(instead.length > 0
          ? [`Rename ${listed(instead)} to what the specification calls it: username and password.`]
          : []),
        'Check that the form fields reach the request: an empty variable, a wrong name in the configuration.',
      ],
      explains: answerSeqs(call),
    }),
  ];
}
