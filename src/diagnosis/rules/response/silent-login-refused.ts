import { oidcCore } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { wentThrough } from '../refusals.ts';
import { interactionRefusal, interactiveAfter, isMereCheck } from './silent.ts';

const rule = {
  id: 'silent_login_refused',
  topic: 'authorization response',
  title: 'A request with prompt=none is answered, or followed by one that lets the user act',
  spec: oidcCore('3.1.2.6', 'AuthError'),
} as const;

/**
 * With `prompt=none` a server must not show anything: where a login or a consent is due, it answers with an error.
 * @see [OpenID Connect Core 1.0, section 3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)
 */
export const silentLoginRefused: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const silent = ask.fields.value('prompt') === 'none';
  const refusal = interactionRefusal(facts, ask);
  if (!refusal) {
    if (silent && wentThrough(facts, ask)) return [held(ask.seq)];
    return silent && facts.answers.length === 0
      ? [untold('The answer to the silent request is not in this trace.')]
      : [];
  }
  const followed = interactiveAfter(facts, ask);
  const checked = !followed && isMereCheck(facts, ask);
  const known = facts.lacks('end') && !followed;
  const code = refusal.code ?? '';
  const words = refusal.words === '' ? '' : ` (${quoted(refusal.words)})`;
  return [
    broken(rule, {
      weight: followed || checked ? 'note' : 'error',
      certainty: known ? 'likely' : 'proved',
      says: `The server answers ${silent ? 'prompt=none' : 'the request'} with ${code}${words}${followed ? ', and the app then lets the user log in' : ''}${checked ? ': nobody is signed in' : ''}.`,
      because: checked ? CHECK : (WHY.get(code) ?? WHY_ELSE),
      evidence: [
        { what: 'error', actual: code, where: refusal.where, seq: refusal.seq },
        {
          ...{ what: 'prompt', where: 'the authorization request', seq: ask.seq },
          ...(silent && { actual: 'none' }),
        },
      ],
      checkFirst: [
        'Let the app answer this error with an interactive request: the same without prompt=none.',
        code === 'consent_required'
          ? 'Let an administrator give consent, or the user once, for these scopes.'
          : "See whether the browser sends the server's session cookie in a hidden frame: browsers that block third-party cookies do not.",
      ],
      explains: followed ? [] : [refusal.seq, ...refusal.seqs],
      supersedes: followed || checked ? ['error_sign_in_needed'] : [],
    }),
  ];
}

const CHECK =
  'A page asks so in a hidden frame to learn whether somebody is signed in; where nobody is, this answer is as it should be.';

const WHY_ELSE = 'The server needs the user to do something, and must not show a page for it.';

const WHY: ReadonlyMap<string, string> = new Map([
  ['login_required', 'The server finds no session of this user, and must not show its login page.'],
  ['consent_required', 'The user has not agreed to these scopes yet, and the server must not ask.'],
  [
    'account_selection_required',
    'The user has several sessions, and the server must not ask which one is meant.',
  ],
]);
