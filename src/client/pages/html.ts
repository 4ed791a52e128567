import { type Html, html } from '../../protocol/html.ts';

/** Nothing to see. */
export const nothing = html``;

/** Which of the demo's apps a page is of; each has a look and a brand of its own. */
export type AppKind = 'shop' | 'native' | 'classic' | 'tv' | 'job';

const BRANDS: Readonly<Record<AppKind, string>> = {
  shop: 'Wayfarer',
  native: 'Wayfarer',
  classic: 'Wayfarer Classic',
  tv: 'Wayfarer TV',
  job: 'Wayfarer Restock',
};

/** A page of one of the apps; `title` is its heading. */
export function page(app: AppKind, name: string, title: string, content: Html): string {
  const brand = BRANDS[app];
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - ${brand}</title></head><body data-page="app-${name}" data-site="app" data-app="${app}"><header><p class="brand">${brand}</p></header><main><h1>${title}</h1>${content}</main></body></html>`
    .text;
}

/** A form with one button: what the person picks. `action` is where a web server takes it. */
export function oneButton(label: string, action?: string): Html {
  const target = action === undefined ? nothing : html` method="get" action="${action}"`;
  return html`<form${target}><button name="action" value="login">${label}</button></form>`;
}
