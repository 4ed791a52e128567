import type { Browser } from '../browser/browser.ts';
import { withQuery } from '../protocol/parameters.ts';
import { ana, spa } from './demo.ts';

/** Whether the browser knows the user before the walk begins. */
export type EarlierSession = 'none' | 'signed in' | 'signed in and consented';

/** Reads the option `session`; anything else is `none`. */
export function earlierSession(option: string | boolean | undefined): EarlierSession {
  return option === 'signed in' || option === 'signed in and consented' ? option : 'none';
}

/**
 * Signs the demo user in through the server's own pages before the walk, so that the session and the remembered consent
 * are real. The caller's transport decides whether that is recorded; a lab run leaves it out.
 */
export async function signInBefore(browser: Browser, session: EarlierSession, scope: string): Promise<void> {
  if (session === 'none') return;
  const { username, password } = ana;
  await browser.navigate(
    withQuery(spa.endpoints.authorization, [
      ['response_type', 'code'],
      ['client_id', spa.clientId],
      ['redirect_uri', spa.redirectUri],
      ['scope', scope],
      ['audience', spa.audience],
      ['code_challenge', 'e'.repeat(43)],
      ['code_challenge_method', 'S256'],
    ]),
  );
  await browser.submit({ form: 0, fields: { username, password }, button: 'action=password' });
  const consented = session === 'signed in and consented';
  await browser.submit({ form: 0, fields: {}, button: consented ? 'action=allow' : 'action=deny' });
}
