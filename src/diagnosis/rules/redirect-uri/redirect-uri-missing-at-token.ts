import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { askedField, behindReference, codeCalls, everyAttempt, noAsk, redemptionOf } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';
import { remembered } from '../remembered.ts';

const rule = {
  id: 'redirect_uri_missing_at_token',
  topic: 'redirect_uri',
  title: 'The token request carries a redirect_uri where the authorization request did',
  spec: rfc(6749, '4.1.3'),
} as const;

/**
 * `redirect_uri` is required in the token request if it stood in the authorization request. OAuth 2.1 drops that.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const redirectUriMissingAtToken: Rule = {
  ...rule,
  check: (facts) => codeCalls(facts).flatMap((call) => checkCall(facts, call)),
};

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  if (call.lacksBody) return [untold("The token request's form is not in this trace.")];
  if (call.fields.value('redirect_uri')) return [held(call.seq)];
  const { ask } = redemptionOf(facts, call) ?? {};
  if (!ask) return grantRefused(call) ? [untold(noAsk)] : [];
  const asked = askedField(facts, ask, 'redirect_uri');
  if (!asked) return ask.opaque && grantRefused(call) ? [untold(behindReference)] : [];
  // A server of OAuth 2.1 does without.
  if (!grantRefused(call) || worksWithout(facts, call)) return call.succeeded ? [held(call.seq)] : [];
  const words = call.answer.value('error_description') ?? '';
  return [
    broken(rule, {
      certainty: /redirect.?ur[il]/i.test(words) ? 'proved' : 'likely',
      says: `The token request carries no redirect_uri, though the authorization request had ${quoted(asked.value)}.`,
      because: 'The server compares the two, and an absent one differs from one that is there.',
      evidence: [
        {
          ...{ what: 'redirect_uri', expected: asked.value, where: "the token request's form" },
          ...{ seq: call.seq, expectedSeq: asked.seq },
        },
      ],
      checkFirst: ['Send the same redirect_uri with the token request, character by character.'],
      isNot: 'Nobody is redirected to it: the server only compares it with that of the first request.',
      explains: explainedBy(call),
      fault: { message: 'token request', field: 'redirect_uri', right: asked.value },
    }),
  ];
}

/** Another code was redeemed there without one. */
const worksWithout = (facts: Facts, { event }: TokenCall): boolean =>
  everyAttempt(facts).some((one) => withoutUri(one).has(event.message.url));

/** Where codes were redeemed without one. */
const withoutUri = remembered(
  (facts) =>
    new Set(
      codeCalls(facts)
        .filter((call) => call.succeeded && !call.fields.has('redirect_uri'))
        .map(({ event }) => event.message.url),
    ),
);
