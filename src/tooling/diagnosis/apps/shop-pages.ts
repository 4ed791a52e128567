import type { Header, HttpResponse } from '../../../protocol/http.ts';
import { escaped, page } from '../../bench/contestants/pages.ts';

const html: readonly Header[] = [
  ['content-type', 'text/html; charset=utf-8'],
  ['cache-control', 'no-store'],
];

/** A page of the app with a title and a text. */
export function shown(status: number, title: string, text: string): HttpResponse {
  const links =
    '<p><a href="/login">Log in</a> <a href="/profile">Profile</a> <a href="/logout">Log out</a></p>';
  return { status, headers: html, body: page('shop', escaped(title), `<p>${escaped(text)}</p>${links}`) };
}

export const home = (isLoggedIn: boolean): HttpResponse =>
  shown(200, isLoggedIn ? 'Your account' : 'Welcome', '');

export const redirect = (to: string): HttpResponse => ({
  status: 302,
  headers: [['location', to]],
  body: '',
});

const relayScript = `<script>
fetch('/relay', { method: 'POST', body: location.href }).then((answer) => {
  document.querySelector('h1').textContent = answer.ok ? 'Your account' : 'The login failed';
  document.body.dataset.done = 'yes';
});
</script>`;

/** The page that an answer in the fragment leads to: the fragment stays in the browser, so a script brings it to the server. */
export const relay: HttpResponse = {
  status: 200,
  headers: html,
  body: page('shop', 'One moment', relayScript),
};
