import { expect, test } from 'vitest';
import { demoKey } from '../../../lab/keys.ts';
import type { Header, HttpResponse } from '../../../protocol/http.ts';
import { alwaysHolds } from './always.ts';
import { json, page, pageAgain, redirected } from './answers.ts';
import type { Asked } from './asked.ts';
import { exchange } from './back-channel.ts';
import { authorize, login } from './front-channel.ts';
import { perform } from './outcome.ts';
import { absent } from './values.ts';

const noCode = { asked: exchange({ code: absent }), answer: json(400, 'invalid_request') };
const stranger = { asked: exchange({ client_id: 'nobody' }), answer: json(401, 'invalid_client') };
const noScope = { asked: authorize({ scope: absent }), answer: redirected('invalid_scope') };
const nobody = { asked: authorize({ client_id: 'nobody' }), answer: page(400, 'invalid_client') };
const guess = { asked: login({ password: 'guess' }), answer: pageAgain('login') };

const setHeader =
  (name: string, value: string) =>
  (response: HttpResponse): HttpResponse => {
    const others = response.headers.filter(([n]) => n.toLowerCase() !== name.toLowerCase());
    return { ...response, headers: [...others, [name, value] satisfies Header] };
  };
const dropHeader =
  (name: string) =>
  (response: HttpResponse): HttpResponse => ({
    ...response,
    headers: response.headers.filter(([n]) => n.toLowerCase() !== name.toLowerCase()),
  });
const addToBody =
  (text: string) =>
  (response: HttpResponse): HttpResponse => ({ ...response, body: response.body + text });
const change =
  (from: RegExp, to: string) =>
  (response: HttpResponse): HttpResponse => ({ ...response, body: response.body.replace(from, to) });
const changeLocation = (from: RegExp, to: string) => (response: HttpResponse) => ({
  ...response,
  headers: response.headers.map(
    ([name, value]): Header => [name, name === 'Location' ? value.replace(from, to) : value],
  ),
});

// biome-ignore format: a table is read by its columns
const spoilt: readonly (readonly [what: string, row: { asked: Asked; answer: typeof noCode.answer }, spoil: (response: HttpResponse) => HttpResponse])[] = [
  ['a 5xx',                                   noCode,  (response) => ({ ...response, status: 500 })],
  ['a 401 without a scheme',                  stranger, dropHeader('WWW-Authenticate')],
  ['a line break in a header',                noCode,  setHeader('X-Other', 'a\r\nb')],
  ['an umlaut in a header',                   noCode,  setHeader('X-Other', 'ä')],
  ['JSON that may be stored',                 noCode,  dropHeader('Cache-Control')],
  ['a quote in error_description',            noCode,  change(/"error_description":"/, '"error_description":"\\"')],
  ['an umlaut in error_description',          noCode,  change(/"error_description":"/, '"error_description":"ä')],
  ['another member in an error',              noCode,  change(/\{/, '{"code":"x",')],
  ['a foreign origin that may read',          noCode,  setHeader('Access-Control-Allow-Origin', '*')],
  ['credentials allowed across origins',      noCode,  setHeader('Access-Control-Allow-Credentials', 'true')],
  ['a password of a user',                    noCode,  change(/"error_description":"/, '"error_description":"correct horse ')],
  ['the private key',                         noCode,  setHeader('X-Key', String(demoKey.d))],
  ['any JWT',                                 noCode,  setHeader('X-Token', 'eyJhbGciOiJub25lIn0.e30.')],
  ['a session',                               noCode,  setHeader('Set-Cookie', '__Host-session=a; Secure')],
  ['a foreign place',                         noScope, changeLocation(/spa\.granttour/, 'attacker')],
  ['a Referer to the app',                    noScope, dropHeader('Referrer-Policy')],
  ['a state that changed',                    noScope, changeLocation(/state=the/, 'state=a')],
  ['a state that is lost',                    noScope, changeLocation(/&state=[^&]*/, '')],
  ['an issuer that is lost',                  noScope, changeLocation(/&iss=[^&]*/, '')],
  ['an error by fragment instead of query',   noScope, changeLocation(/\?/, '#')],
  ['an umlaut in a description',               noScope, changeLocation(/error_description=/, 'error_description=%C3%A4')],
  ['a code beside the error',                 noScope, changeLocation(/$/, '&code=a')],
  ['an error twice',                          noScope, changeLocation(/$/, '&error=a')],
  ['a page in a frame',                       nobody,  dropHeader('Content-Security-Policy')],
  ['a page with a script',                    nobody,  addToBody('<script>1</script>')],
  ['a page that may be stored',               nobody,  dropHeader('Cache-Control')],
  ['a page that goes on',                     nobody,  setHeader('Location', 'https://spa.granttour.example/callback')],
  ['another page',                            guess,   change(/data-page="login"/, 'data-page="consent"')],
  ['a login after a wrong password',          guess,   setHeader('Set-Cookie', '__Host-session=a')],
];

test.each(spoilt)('%s would be noticed', async (_what, { asked, answer }, spoil) => {
  const outcome = await perform(asked);
  answer.holds(outcome);
  alwaysHolds(outcome, answer);
  const bad = { ...outcome, response: spoil(outcome.response) };
  expect(() => {
    answer.holds(bad);
    alwaysHolds(bad, answer);
  }).toThrow();
});

test('a secret that the server drew would be noticed, in the body and in a header', async () => {
  const outcome = await perform(exchange({ code_verifier: 'x'.repeat(43) }));
  const code = outcome.world.the('code');
  const answer = json(400, 'invalid_grant');
  alwaysHolds(outcome, answer);
  const body = outcome.response.body.replace('"error_description":"', `"error_description":"${code} `);
  expect(() => alwaysHolds({ ...outcome, response: { ...outcome.response, body } }, answer)).toThrow();
  const inHeader = setHeader('X-Code', code)(outcome.response);
  expect(() => alwaysHolds({ ...outcome, response: inHeader }, answer)).toThrow();
});
