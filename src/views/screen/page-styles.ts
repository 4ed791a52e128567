import mono from '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2?url';
import sans from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import accounts from './pages/accounts.css?inline';
import app from './pages/app.css?inline';
import base from './pages/base.css?inline';
import job from './pages/job.css?inline';
import native from './pages/native.css?inline';
import shop from './pages/shop.css?inline';
import tv from './pages/tv.css?inline';

/** How the pages on the simulated screens look: each of the demo's apps its own way, the authorization server a plain sign-in. */
export function pageStyles(): string {
  const faces = [fontFace('Page Sans', sans), fontFace('Page Mono', mono)];
  return [...faces, base, accounts, app, shop, native, tv, job].join('\n');
}

function fontFace(family: string, file: string): string {
  const url = new URL(file, document.baseURI).href;
  return `@font-face { font-family: "${family}"; src: url("${url}"); font-weight: 200 800; font-display: swap; }`;
}
