import sans from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import accounts from './pages/accounts.css?inline';
import base from './pages/base.css?inline';
import shop from './pages/shop.css?inline';

/** How the pages of the simulated browser look: the app is a small shop, the authorization server a plain sign-in. */
export function pageStyles(): string {
  const font = new URL(sans, document.baseURI).href;
  const face = `@font-face { font-family: "Page Sans"; src: url("${font}"); font-weight: 200 800; font-display: swap; }`;
  return [face, base, accounts, shop].join('\n');
}
