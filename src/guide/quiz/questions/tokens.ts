import { oidcCore, rfc } from '../../../protocol/spec.ts';
import { namesIn } from '../message.ts';
import type { Maker } from '../question.ts';
import { listWords, sentenceCase } from '../words.ts';

/** What a server can hand out, and what each is for. */
const ISSUED: Readonly<Record<string, readonly [name: string, use: string]>> = {
  code: ['code', 'the app redeems the code'],
  id_token: ['ID token', 'the ID token tells the app who signed in'],
  access_token: ['access token', 'the access token opens the API'],
  refresh_token: ['refresh token', 'the refresh token brings new ones later'],
};
const ORDER = Object.keys(ISSUED);

/** Sets that other flows or other settings bring, the most usual first. */
const SETS: readonly (readonly string[])[] = [
  ['access_token'],
  ['id_token', 'access_token'],
  ['id_token', 'access_token', 'refresh_token'],
  ['id_token'],
  ['code'],
  ['code', 'id_token'],
];

/** What does the server issue? Asked before the work that makes it. */
export const tokens: Maker = ({ model }, event) => {
  if (event.kind !== 'work' || event.by !== 'authorization-server') return [];
  const response = model.responseOf(event);
  if (!response || !event.values.some(({ name }) => ORDER.includes(name))) return [];
  // What the server keeps to itself, such as a refresh token that stays the same, is not handed out.
  const names = namesIn(response);
  const made = ORDER.filter((name) => names.has(name));
  const [first] = made;
  const request = model.requestOf(event);
  if (first === undefined || !request || !event.checks.every(({ passed }) => passed)) return [];
  const front = request.from === 'browser';
  return [
    {
      kind: 'tokens',
      about: `tokens ${made.join()}`,
      prompt: front
        ? 'The user has decided, and the authorization server agrees. What does it issue now?'
        : 'The authorization server accepts the request for tokens. Which does it issue?',
      right: words(made),
      wrong: SETS.map(words),
      explanation: `${sentenceCase(listWords(made.map((name) => ISSUED[name]?.[1] ?? name)))}.`,
      spec: made.includes('id_token') ? oidcCore('3', 'Authentication') : rfc(6749, front ? '4.1.2' : '5.1'),
      worth: 3,
    },
  ];
};

function words(names: readonly string[]): string {
  const [first = '', ...rest] = names.map((name) => ISSUED[name]?.[0] ?? name);
  const all = [
    `${/^[aeiouI]/.test(first) ? 'an' : 'a'} ${first}`,
    ...rest.map((name) => `${/^[aeiouI]/.test(name) ? 'an' : 'a'} ${name}`),
  ];
  return names.length === 1 ? `Only ${all[0]}` : sentenceCase(listWords(all));
}
