import { html } from '../../protocol/html.ts';
import type { Parameters } from '../../protocol/parameters.ts';
import { hidden, layout } from './layout.ts';

/** What the logout page needs to know. */
export interface LogoutPage {
  /** Where its form goes. */
  readonly action: string;
  /** What the form carries unseen. */
  readonly fields: Parameters;
  /** The name of who is logged in. */
  readonly user: string;
  /** The app that asks, where it is known. */
  readonly app: string | undefined;
}

/** Asks whether the person wants to log out. */
export function logoutPage({ action, fields, user, app }: LogoutPage): string {
  return layout(
    'logout',
    'Log out?',
    html`<p class="lead">${app === undefined ? 'Somebody' : html`<strong>${app}</strong>`} asks to log you, <strong>${user}</strong>, out of Grant Tour accounts.</p>
<form class="form" method="post" action="${action}">
${fields.map(([name, value]) => hidden(name, value))}
<button class="button primary" name="action" value="logout">Log out</button>
<button class="button" name="action" value="stay">Stay logged in</button>
</form>`,
  );
}

/** Says that the login has ended. */
export function loggedOutPage(): string {
  return layout('logged_out', 'You are logged out', html`<p class="lead">You can close this page.</p>`);
}

/** Says that nothing has changed. */
export function stillLoggedInPage(): string {
  return layout(
    'still_logged_in',
    'You are still logged in',
    html`<p class="lead">You can close this page.</p>`,
  );
}
