import type { Draft, Pair } from '../draft.ts';
import { getDraft, postDraft } from '../draft.ts';
import { hashOf } from '../keys.ts';
import type { Plan } from './plan.ts';
import { backChannel, type Landing, member, open, press, type Walk } from './walk.ts';

/** The redirect URI that a flow of this client uses. */
export const redirectUriOf = ({ client }: Plan): string => client.redirect_uris[0] ?? '';

/** The front channel of a flow: the authorization request, the pages, and the answer outside. */
export function* authorize(plan: Plan): Walk<readonly Pair[]> {
  let landing = yield* attempt(plan);
  const patience = plan.manners.patience ?? 0;
  for (let again = 0; again < patience && landing.page === 'error'; again += 1)
    landing = yield* attempt(plan);
  return landing.answer;
}

function* attempt(plan: Plan): Walk<Landing> {
  const pushed = plan.pushed ? yield* push(plan) : undefined;
  const { client_id } = plan.client;
  const sent: readonly Pair[] = pushed
    ? [
        ['client_id', client_id],
        ['request_uri', pushed],
      ]
    : authorizationParameters(plan);
  const landing = yield* open(plan.browser, { ...getDraft('authorize'), query: sent });
  return yield* answerPages(plan, landing);
}

function* push(plan: Plan): Walk<string | undefined> {
  const proof = plan.proofKey && { key: plan.proofKey };
  const parameters = authorizationParameters(plan).filter(([name]) => name !== 'client_id');
  return member(yield backChannel('oauth/par', plan.client, parameters, proof), 'request_uri');
}

/** The parameters of the authorization request. */
export function authorizationParameters(plan: Plan): Pair[] {
  const { client, responseType, responseMode, verifier, audience } = plan;
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['response_mode', responseMode],
    ['audience', audience],
    ['code_challenge', verifier && hashOf(verifier)],
    ['code_challenge_method', verifier && 'S256'],
  ];
  return [
    ['response_type', responseType],
    ['client_id', client.client_id],
    ['redirect_uri', redirectUriOf(plan)],
    ['scope', plan.scope],
    ['state', plan.state],
    ['nonce', plan.nonce],
    ...optional.filter((pair): pair is Pair => pair[1] !== undefined),
    ...plan.more,
  ];
}

/** Answers the server's pages as the plan's person would, until there is none left. */
export function* answerPages(plan: Plan, first: Landing): Walk<Landing> {
  let landing = first;
  let wrong = plan.manners.wrongPassword === true;
  for (let pages = 0; pages < 5 && landing.page; pages += 1) {
    const before = landing;
    if (landing.page === 'login') landing = yield* logIn(plan, landing, wrong);
    else if (landing.page === 'consent')
      landing = yield* press(plan.browser, landing, plan.manners.deny ? 'deny' : 'allow');
    if (landing === before) return landing;
    wrong = false;
  }
  return landing;
}

function logIn({ browser, user, manners }: Plan, landing: Landing, wrong: boolean): Walk<Landing> {
  if (manners.social) return press(browser, landing, 'social');
  const { username, password } = user;
  return press(browser, landing, 'password', { username, password: wrong ? 'not mine' : password });
}

/** Asks the browser's session to end, and says yes where the server asks. */
export function* logOut({ browser, client, state }: Plan, idToken: string | undefined): Walk<Landing> {
  const query: Pair[] = [
    ...(idToken === undefined ? [] : [['id_token_hint', idToken] as const]),
    ['client_id', client.client_id],
    ['post_logout_redirect_uri', client.post_logout_redirect_uris?.[0] ?? ''],
    ['state', state],
  ];
  const byPost = state.length % 2 === 0;
  const draft: Draft = byPost ? postDraft('oidc/logout', query) : { ...getDraft('oidc/logout'), query };
  const landing = yield* open(browser, draft);
  return landing.page === 'logout' ? yield* press(browser, landing, 'logout') : landing;
}
