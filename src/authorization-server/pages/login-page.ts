import { type Html, html } from '../../protocol/html.ts';
import type { Transaction } from '../records.ts';
import { hidden, layout } from './layout.ts';

/** What the login page needs to know. */
export interface LoginPage {
  /** Where its forms go. */
  readonly action: string;
  readonly transaction: Transaction;
  /** What stands in the username field. */
  readonly username: string;
  /** The name of who is logged in already and may go on. */
  readonly account?: string;
  /** Why the person sees the page again. */
  readonly problem?: string;
}

/** The login page: one form for each way to log in. */
export function loginPage({ action, transaction, username, account, problem }: LoginPage): string {
  const fields = [hidden('transaction', transaction.id), hidden('csrf', transaction.csrf)];
  return layout(
    'login',
    'Log in',
    html`<p class="lead">to continue to <strong>${transaction.request.client.name}</strong></p>
${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
<form class="form" method="post" action="${action}">
${fields}
<label class="field">Email <input type="text" inputmode="email" name="username" value="${username}" autocomplete="username" required></label>
<label class="field">Password <input type="password" name="password" autocomplete="current-password" required></label>
<button class="button primary" name="action" value="password">Log in</button>
</form>
<p class="or">or</p>
<form class="form" method="post" action="${action}">
${fields}
<button class="button" name="action" value="social">Continue with Example ID</button>
</form>
${account === undefined ? '' : goOn(account, action, fields)}`,
  );
}

function goOn(account: string, action: string, fields: readonly Html[]): Html {
  return html`<p class="or">or</p>
<form class="form" method="post" action="${action}">
${fields}
<button class="button" name="action" value="continue">Continue as ${account}</button>
</form>`;
}
