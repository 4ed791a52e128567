import type { Browser } from '../browser/browser.ts';
import type { FlowOptions } from '../flows/contract.ts';
import { withQuery } from '../protocol/parameters.ts';
import { type DemoApp, otherClient } from './apps.ts';
import { ana } from './demo.ts';

/** What happened at the authorization server before the walk. */
export interface Earlier {
  /** The user is still signed in. */
  readonly signedIn: boolean;
  /** The user allowed the app all that it asks for. */
  readonly consented: boolean;
}

/** Reads the options `session` and `consent`. */
export function earlierOf({ session, consent }: FlowOptions): Earlier {
  return { signedIn: session === 'signed in', consented: consent === 'remembered' };
}

/** What was asked for then: the same as on the walk, so that a consent covers it. Empty texts for what the flow lets nobody set. */
export interface AskedBefore {
  readonly responseType: string;
  readonly scope: string;
  readonly audience: string;
}

/**
 * Signs the demo user in through the server's own pages before the walk, so that the session and the remembered consent
 * are real. The caller's transport decides whether that is recorded; a lab run leaves it out.
 */
export async function signInBefore(
  browser: Browser,
  { configuration: app, registration }: DemoApp,
  earlier: Earlier,
  { responseType, scope, audience }: AskedBefore,
): Promise<void> {
  if (!earlier.signedIn && !earlier.consented) return;
  const { username, password } = ana;
  // A device sends no browser anywhere: on its user's phone somebody signed in to another app.
  const via = app.redirectUri === '' ? otherClient : registration;
  await browser.navigate(
    withQuery(app.endpoints.authorization, [
      ['response_type', responseType || (via.response_types?.[0] ?? 'code')],
      ['client_id', via.client_id],
      ['redirect_uri', app.redirectUri || via.redirect_uris?.[0]],
      ['scope', scope],
      ['audience', audience || undefined],
      ['state', 'of-the-day-before'],
      ['nonce', 'of-the-day-before'],
      ['code_challenge', 'e'.repeat(43)],
      ['code_challenge_method', 'S256'],
    ]),
  );
  await browser.submit({ form: 0, fields: { username, password }, button: 'action=password' });
  const button = earlier.consented ? 'action=allow' : 'action=deny';
  await browser.submit({ form: 0, fields: {}, button });
  if (!earlier.signedIn) await logOut(browser, app.endpoints.logout);
}

async function logOut(browser: Browser, url: string): Promise<void> {
  await browser.navigate(url);
  await browser.submit({ form: 0, fields: {}, button: 'action=logout' });
}
