import { oidcCore } from '../../../protocol/spec.ts';
import { lacksAnswer } from '../../facts/absent.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { clockTime, quoted } from '../../words.ts';
import { grants } from '../refusals.ts';
import { errorsIn } from './errors-in.ts';
import { errorInRedirect, gotInLater } from './got-in-later.ts';

/** The app goes on with a good answer. */
export const errorAppFailed: Rule = {
  id: 'error_app_failed',
  topic: 'errors',
  title: 'The app goes on with the answer that it gets',
  spec: oidcCore('3.1.2.7', 'AuthResponseValidation'),
  check: (facts) => facts.answers.filter(grants).flatMap((answer) => judge(facts, answer)),
};

function judge(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { received, seq } = answer;
  const page = received?.response;
  if (!received)
    return [untold('How the app took the answer cannot be seen: the callback is not in this trace.')];
  if (!page || page.lacks?.includes('message'))
    return [untold("The app's answer to its callback is not in this trace.")];
  const { status } = page.message;
  const told = errorInRedirect(page);
  if (status < 400 && told === undefined) return [held(seq, page.seq)];
  const between = errorsIn(facts).some((error) => error.seq > received.seq && error.seq < page.seq);
  if (between || page.failure !== undefined) return [];
  const gotTokens = facts.tokenCalls.some(
    (call) => call.succeeded && call.seq > received.seq && call.seq < page.seq,
  );
  const how =
    told === undefined ? `with status ${status}` : `by going on to a page that says ${quoted(told)}`;
  const hidden = lacksAnswer(page, facts.trace) ? '' : ' What it wrote is in the answer.';
  return [
    broken(errorAppFailed, {
      ...{ weight: gotInLater(facts, page) ? 'note' : 'error', certainty: 'unknown' },
      says: `The server's answer was good${gotTokens ? ', the tokens came' : ''}, and the app answered its own callback ${how}.`,
      because: `The app itself failed: ${gotTokens ? 'it did not accept the tokens, or failed with what it does next' : 'it missed what it had kept (state, nonce, verifier, session), could not redeem the code, or did not accept the answer'}. Why, this trace cannot tell.${hidden}`,
      evidence: [
        {
          ...{ what: told === undefined ? 'status' : 'error', actual: told ?? String(status) },
          ...{ where: "the app's answer to its callback", seq: page.seq },
        },
      ],
      checkFirst: [
        `Look into the app's log at ${clockTime(page.at)} UTC.`,
        'Check whether the app finds its session at the callback: the same host, cookies with SameSite=Lax or None, one store for all instances.',
        "Check the app's own token request: its log has the answer of the token endpoint.",
      ],
      isNot: 'The authorization server did not refuse: its answer carries no error.',
    }),
  ];
}
