import { type Html, html } from '../../protocol/html.ts';
import { type AppKind, nothing, oneButton, page } from './html.ts';
import { type OrderLine, ordersOf } from './orders.ts';

/** An app with a screen of its own may show some of these pages as well: its brand and its look take the shop's place. */
interface Branded {
  readonly app?: Extract<AppKind, 'native' | 'classic'>;
}

/** What the web shop shows in a browser. */
export type ShopPage =
  | {
      readonly name: 'signed-out';
      /** Where the login begins, for an app with a server. */
      readonly action?: string;
    }
  | { readonly name: 'signing-in' }
  | (Branded & {
      readonly name: 'signed-in';
      readonly user: string;
      readonly orders: readonly OrderLine[];
      readonly note?: string;
    })
  | {
      readonly name: 'signed-in-only';
      readonly user: string;
      /** What the ID token says, name and value. */
      readonly claims: readonly (readonly [name: string, value: string])[];
    }
  | (Branded & { readonly name: 'sign-in-failed'; readonly reason: string })
  | (Branded & { readonly name: 'signed-out-again' })
  | { readonly name: 'back-to-app' };

const TITLES: Readonly<Record<ShopPage['name'], string>> = {
  'signed-out': 'Your orders',
  'signing-in': 'Signing you in…',
  'signed-in': 'Your orders',
  'signed-in-only': 'You are signed in',
  'sign-in-failed': 'You are not signed in',
  'signed-out-again': 'You are logged out',
  'back-to-app': 'Back to Wayfarer',
};

/** The web shop's page as HTML; everything in it is escaped. */
export function shopPage(shown: ShopPage): string {
  const app = ('app' in shown && shown.app) || 'shop';
  return page(app, shown.name, TITLES[shown.name], content(shown));
}

function content(shown: ShopPage): Html {
  switch (shown.name) {
    case 'signed-out':
      return html`<p>Log in to see what you ordered.</p>${oneButton('Log in', shown.action)}`;
    case 'signing-in':
      return html`<p>The app has the response and is checking it.</p>`;
    case 'signed-in':
      return html`${ordersOf(shown.user, shown.orders)}${shown.note === undefined ? nothing : html`<p class="note">${shown.note}</p>`}`;
    case 'signed-in-only':
      return html`<p class="who">Hello, <strong>${shown.user}</strong>. The ID token says who you are:</p><dl class="claims">${shown.claims.map(claim)}</dl><p class="note">There is nothing from an API here: the app has no access token.</p>`;
    case 'sign-in-failed':
      return html`<p class="problem" role="alert">${shown.reason}</p><p>Nothing was kept. Go back to the start and log in again.</p>`;
    case 'signed-out-again':
      return html`<p>The app has forgotten you. To see your orders, log in again.</p>`;
    case 'back-to-app':
      return html`<p>You can close this window and go back to Wayfarer.</p>`;
  }
}

const claim = ([name, value]: readonly [string, string]): Html =>
  html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
