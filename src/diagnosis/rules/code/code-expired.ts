import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, quoted, shortened } from '../../words.ts';
import { isNotOf } from '../errors/ruled-out.ts';
import { codeCalls } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';

const rule = {
  id: 'code_expired',
  topic: 'code',
  title: 'The code is redeemed while it is fresh',
  spec: rfc(6749, '4.1.2'),
} as const;

/**
 * A code must expire shortly; 10 minutes at most are recommended, and many servers give less than one.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export const codeExpired: Rule = {
  ...rule,
  check: (facts) => codeCalls(facts).flatMap((call) => checkCall(facts, call)),
};

const RECOMMENDED = 600;

/** The shortest life that servers in use give a code, in seconds. */
const SHORTEST = 30;

/** How servers say it; Entra ID by the number that its text begins with. */
const WORDS = /\bexpired\b|AADSTS70008\b/i;

/** Then it may be something else as well: `invalid or expired`. */
const OR_ELSE = /\bor (has |is |was |it )?expired|expired\s*(,|or|\/)|verifier|redirect/i;

/** Only there is the code itself in question. */
const isAboutCode = ({ error, lacksAnswer }: TokenCall): boolean =>
  error === 'invalid_grant' || error === 'bad_verification_code' || (error === undefined && lacksAnswer);

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  if (call.succeeded) return [held(call.seq)];
  if (!grantRefused(call) || !isAboutCode(call)) return [];
  const answer = call.redeems;
  if (!answer) return [untold('When the code was given is not in this trace.')];
  if (facts.lacks('times')) return [untold('The file has no times.')];
  const given = facts.trace.events[answer.sent?.seq ?? answer.seq];
  if (!given) return [];
  const gap = (call.event.at - given.at) / 1000;
  const words = call.answer.value('error_description') ?? '';
  const said = WORDS.test(words.slice(0, 2000)) && !OR_ELSE.test(words.slice(0, 2000));
  if (!said && gap < SHORTEST)
    return [
      untold('How long a code lives at this server is not in this trace; this one was redeemed at once.'),
    ];
  return [expired(facts, call, gap, given.seq, said ? words : undefined)];
}

function expired(
  facts: Facts,
  call: TokenCall,
  gap: number,
  givenSeq: number,
  words: string | undefined,
): Verdict {
  const code = call.fields.value('code') ?? '';
  const late = gap > RECOMMENDED;
  const named = code === '' ? 'The code' : `The code ${shortened(code)}`;
  return broken(rule, {
    certainty: late || words !== undefined ? 'likely' : 'unknown',
    says: `${named} was redeemed ${duration(gap)} after it was given${words === undefined ? '' : `, and the server says ${quoted(words)}`}.`,
    because: late
      ? 'Codes should live 10 minutes at most, and most servers let them expire sooner: then they answer invalid_grant.'
      : 'Many servers let a code expire after 30 to 60 seconds. Whether this one does, the trace cannot tell.',
    evidence: [
      {
        ...{
          what: 'age of the code',
          expected: late ? 'at most 10 min' : 'the life of a code at this server',
        },
        ...{ actual: duration(gap), where: 'the token request', seq: call.seq, expectedSeq: givenSeq },
      },
      ...(call.response
        ? [
            {
              what: 'error',
              actual: call.error ?? 'none',
              where: 'the token response',
              seq: call.response.seq,
            },
          ]
        : []),
    ],
    checkFirst: [
      'Look what the app does between callback and token request: a page that waits for a click, a queue, a slow start of a server, a retry.',
      "Look up the life of a code in the server's settings, and compare with the time above.",
      "Compare the server's clock with another: several nodes whose clocks differ refuse fresh codes.",
    ],
    isNot: isNotOf(facts, call) ?? 'A wrong verifier or redirect_uri gets the same error.',
    explains: explainedBy(call),
    specs: [rule.spec, rfc(6749, '5.2')],
  });
}
