import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { isAccepted } from './accepted.ts';

const rule = {
  id: 'answer_to_no_ask',
  topic: 'authorization response',
  title: 'An answer follows a request',
  spec: rfc(9700, '4.7'),
} as const;

/**
 * An answer that nobody asked for: a login begun at the server, an old link, or a forgery.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.7](https://www.rfc-editor.org/rfc/rfc9700#section-4.7)
 */
export const answerToNoAsk: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { ask, seq, received, fields } = answer;
  if (ask) return [held(ask.seq, seq)];
  if (!received) return [];
  const { trace } = facts;
  // What came before must show that the file does not only begin too late.
  const before = trace.events.some(
    (event) => event.kind === 'request' && event.seq < seq && event.from === 'browser' && event.to === 'app',
  );
  const cut = (['beginning', 'redirects', 'front channel'] as const).some((what) => facts.lacks(what));
  if (cut || !before)
    return [untold('The authorization request is not in this trace: it may begin too late.')];
  if (fields.has('state') && isAccepted(facts, answer))
    return [untold('The app knew the state, so it had asked; the request is not in this trace.')];
  const { response } = received;
  const failed = response && response.message.status >= 400 ? [response.seq] : [];
  const state = fields.value('state');
  return [
    broken(rule, {
      weight: failed.length > 0 ? 'error' : 'warning',
      certainty: 'likely',
      says: `An authorization response reached the app${state === undefined ? ' without state' : ` with state ${quoted(state)}`}, and no request of this trace asked for it.`,
      because:
        'A login that begins at the server (a tile in its portal), an old link or a forged one ends so. An app that compares state has nothing to compare with.',
      evidence: [{ what: 'authorization response', actual: received.url, where: 'the callback', seq }],
      checkFirst: [
        "In the server's portal, let the tile point to the app's login address, so that the app asks (initiate_login_uri).",
        'If nobody began a login, treat it as a forgery: the app must refuse it.',
      ],
      explains: failed,
    }),
  ];
}
