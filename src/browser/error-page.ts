import type { Page } from './page.ts';

/** The name of the browser's own pages about what it could not do. */
export const BROWSER_ERROR = 'browser-error';

/** A page that the browser itself shows; `url` is what it was asked for, `why` is one or two sentences of text. */
export function errorPage(url: string, title: string, why: string): Page {
  const html = [
    '<!doctype html><html lang="en">',
    `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    `<body data-page="${BROWSER_ERROR}"><main>`,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(why)}</p>`,
    '</main></body></html>',
  ].join('\n');
  return { url, status: 0, html, name: BROWSER_ERROR };
}

/** Text so that HTML shows it as text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
