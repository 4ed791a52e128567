import { type Html, html } from '../../protocol/html.ts';
import { nothing, oneButton, page } from './html.ts';
import { type OrderLine, ordersOf } from './orders.ts';

/** What an installed app shows in its own window: the native app, or the one that asks for the password itself. */
export type NativePage =
  | { readonly name: 'native-start' }
  | { readonly name: 'native-waiting' }
  | { readonly name: 'native-signed-in'; readonly user: string; readonly orders: readonly OrderLine[] }
  | {
      readonly name: 'credentials';
      /** What stands in the field. */
      readonly username: string;
      /** Why the person sees the form again. */
      readonly problem?: string;
    };

/** An installed app's page as HTML; everything in it is escaped. */
export function nativePage(shown: NativePage): string {
  if (shown.name === 'credentials') return page('classic', shown.name, 'Log in', credentials(shown));
  const title = shown.name === 'native-waiting' ? 'Go on in your browser' : 'Your orders';
  return page('native', shown.name, title, content(shown));
}

function content(shown: Exclude<NativePage, { readonly name: 'credentials' }>): Html {
  if (shown.name === 'native-start')
    return html`<p>Log in to see what you ordered.</p>${oneButton('Log in')}`;
  if (shown.name === 'native-waiting')
    return html`<p>You log in there, not here: the app never sees your password. It waits until the browser brings you back.</p>`;
  return ordersOf(shown.user, shown.orders);
}

/**
 * The app's own login form.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.3.1)
 */
function credentials({ username, problem }: Extract<NativePage, { readonly name: 'credentials' }>): Html {
  return html`<p>This app asks for your password itself.</p>${problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`}<form method="post"><label class="field">Email <input type="text" inputmode="email" name="username" value="${username}" autocomplete="username" required></label><label class="field">Password <input type="password" name="password" autocomplete="current-password" required></label><button name="action" value="login">Log in</button></form>`;
}
