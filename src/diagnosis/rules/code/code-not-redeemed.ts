import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, shortened } from '../../words.ts';
import { codeCalls } from '../redemption.ts';

const rule = {
  id: 'code_not_redeemed',
  topic: 'code',
  title: 'A code that arrived is redeemed',
  spec: rfc(6749, '4.1.3'),
} as const;

/**
 * A page that got a code and asks for no tokens has stopped on its own.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const codeNotRedeemed: Rule = {
  ...rule,
  check(facts) {
    const answer = facts.answers.findLast(
      ({ fields, received }) => fields.has('code') && received !== undefined,
    );
    return answer ? checkAnswer(facts, answer) : [];
  },
};

/** Within so many seconds, any page would have gone on. */
const PATIENCE = 5;

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  if (codeCalls(facts).length > 0 || answer.fields.has('id_token')) return [held(answer.seq)];
  const { received } = answer;
  if (!received) return [];
  if (facts.lacks('back channel') || !isPage(facts))
    return [untold("The app's server may redeem the code; its back channel is not in this trace.")];
  const last = facts.trace.events.at(-1)?.at ?? 0;
  const quiet = (last - received.event.at) / 1000;
  if (facts.lacks('end') || quiet < PATIENCE)
    return [untold('The trace ends shortly after the answer: the token request may have followed.')];
  const failed = received.response !== undefined && received.response.message.status >= 400;
  if (failed) return [];
  return [
    broken(rule, {
      weight: 'warning',
      certainty: 'likely',
      says: `The code ${shortened(answer.fields.value('code') ?? '')} reached the page, and no token request followed within ${duration(quiet)}.`,
      because:
        'The page stopped by itself: it refused the answer (state), lost what it needs, or its script failed.',
      evidence: [
        {
          what: 'code',
          actual: answer.fields.value('code') ?? '',
          where: 'the authorization response',
          seq: answer.seq,
        },
      ],
      checkFirst: [
        "Look at the browser's console at the callback: libraries write there why they refuse an answer.",
        'See whether the page that comes back runs at the same origin as the one that asked: storage is kept by origin.',
        'Look whether the router throws away the query before the library reads it.',
      ],
    }),
  ];
}

/** A page that talks to the server by its own script. */
const isPage = ({ trace }: Facts): boolean =>
  trace.events.some(
    (event) =>
      event.kind === 'request' &&
      event.from === 'app' &&
      event.to === 'authorization-server' &&
      header(event.message, 'origin') !== undefined,
  );
