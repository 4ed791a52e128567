/** Markup that is safe to show: made by {@link html} only. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

type Piece = string | Markup | readonly Markup[];

/** Writes markup; every text put in is escaped, so that foreign text stays text. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.map((part, i) => part + asText(pieces[i] ?? '')).join(''));
}

function asText(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  return piece instanceof Markup ? piece.text : piece.map(({ text }) => text).join('');
}

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
export function page(app: AppKind, name: string, title: string, content: Markup): string {
  const brand = BRANDS[app];
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - ${brand}</title></head><body data-page="app-${name}" data-site="app" data-app="${app}"><header><p class="brand">${brand}</p></header><main><h1>${title}</h1>${content}</main></body></html>`
    .text;
}

/** A form with one button: what the person picks. `action` is where a web server takes it. */
export function oneButton(label: string, action?: string): Markup {
  const target = action === undefined ? nothing : html` method="get" action="${action}"`;
  return html`<form${target}><button name="action" value="login">${label}</button></form>`;
}
