import { rfc } from '../../../protocol/spec.ts';
import type { ResponseEvent } from '../../../trace/index.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { behindReference } from '../redemption.ts';
import { grants } from '../refusals.ts';
import { answersTo, remembered } from '../remembered.ts';

const rule = {
  id: 'state_missing_in_request',
  topic: 'state',
  title: 'The authorization request carries a state, or something else ties the answer to it',
  spec: rfc(9700, '4.7'),
} as const;

/**
 * Without `state`, PKCE and `nonce`, nothing ties an answer to the browser that asked.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.7](https://www.rfc-editor.org/rfc/rfc9700#section-4.7)
 */
export const stateMissingInRequest: Rule = {
  ...rule,
  check: (facts) => facts.asks.map((ask) => checkAsk(facts, ask)),
};

const firstWithState = remembered(({ asks }) => asks.find(({ fields }) => fields.value('state')));

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict {
  const { fields, seq, opaque } = ask;
  if (opaque) return untold(behindReference);
  if (fields.value('state')) return held(seq);
  // A server that repeats a request behind its login page may leave out what it keeps itself.
  const asked = firstWithState(facts);
  if (asked && asked.seq < seq && asked.fields.value('client_id') === fields.value('client_id'))
    return held(asked.seq, seq);
  const instead = insteadOfState(ask);
  const shared = {
    evidence: [
      { what: 'state', expected: 'a value for this attempt alone', where: 'the authorization request', seq },
    ],
    checkFirst: [
      'Let the app make a random state for each attempt, keep it in the browser session, and compare it in the answer.',
      'Look whether the library has a switch that turns state off, and turn it on again.',
    ],
  };
  if (instead !== undefined) {
    return broken(rule, {
      ...shared,
      weight: 'note',
      says: `The authorization request carries no state; ${instead} takes its place.`,
      because: `${instead} ties the answer to the attempt too, as long as ${instead === 'PKCE' ? 'the server' : 'the app'} checks it.`,
      specs: [rule.spec, rfc(9700, '4.7.1')],
    });
  }
  const refusing = refusingAt(facts, ask);
  return broken(rule, {
    ...shared,
    ...(refusing ? { certainty: 'likely' } : { weight: 'warning' }),
    says: refusing
      ? `The authorization request carries neither state nor PKCE nor nonce, and the app refused the answer with status ${refusing.message.status}.`
      : 'The authorization request carries neither state nor PKCE nor nonce.',
    because: refusing
      ? 'An app that compares state finds none in the answer, since none was sent, and must refuse it: nothing ties the answer to the browser that asked.'
      : "Nothing ties the answer to the browser that asked: somebody else's answer can be slipped to a user, who then works in a stranger's account.",
    explains: refusing ? [refusing.seq] : [],
    specs: [rule.spec, rfc(6749, '10.12')],
  });
}

/** The app turned a good answer down before it asked for tokens. */
function refusingAt(facts: Facts, ask: AuthorizationAsk): ResponseEvent | undefined {
  const answer = answersTo(facts, ask).find(grants);
  const response = answer?.received?.response;
  if (!response || response.message.status < 400 || response.message.status === 404) return undefined;
  return facts.tokenCalls.some(({ redeems }) => redeems === answer) ? undefined : response;
}

function insteadOfState({ fields }: AuthorizationAsk): string | undefined {
  if (fields.has('code_challenge')) return 'PKCE';
  if (fields.has('nonce')) return 'nonce';
  const uri = fields.value('redirect_uri') ?? '';
  // Some servers only allow the value in the redirect URI.
  return /[?&/=][\w-]{16,}$/.test(uri.slice(-200)) && /\d/.test(uri.slice(-16))
    ? 'a value in the redirect_uri'
    : undefined;
}
