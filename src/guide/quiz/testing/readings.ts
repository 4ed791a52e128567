import { createHash } from 'node:crypto';
import { redirectLocation } from '../../../protocol/http.ts';
import type { MessageEvent, TraceEvent, TraceModel } from '../../../trace/index.ts';
import type { Question, QuestionKind } from '../question.ts';

/** Says of one choice whether it is true in a trace, by other means than the maker of its question. */
export type Reading = (model: TraceModel, question: Question, choice: string, event: TraceEvent) => boolean;

const PARTIES: Readonly<Record<string, string>> = {
  user: 'the user',
  browser: 'the browser',
  app: 'the app',
  'authorization-server': 'the authorization server',
  api: 'the API',
  attacker: 'the attacker',
};

/** A message as text, percent-decoded, with what is in its credentials. */
function textOf({ message }: MessageEvent): string {
  const parts = 'url' in message ? [message.url] : [redirectLocation(message) ?? ''];
  const credentials = message.headers.filter(([name]) => name.toLowerCase() === 'authorization');
  return [
    ...parts,
    message.body ?? '',
    ...credentials.map(([, value]) => (value.startsWith('Basic ') ? '&client_secret=' : '&access_token=')),
  ].join('\n');
}

const carriesName = (event: MessageEvent, name: string): boolean =>
  new RegExp(`(^|[?&#\\n])${name}=|"${name}"\\s*:|name="${name}"`).test(textOf(event));

const isMessage = (event: TraceEvent): event is MessageEvent =>
  event.kind === 'request' || event.kind === 'response';

/** What was sent under a name in any request of the run. */
function sentAs(model: TraceModel, name: string, path?: RegExp): Set<string> {
  const values = model.stops.flatMap((stop) => {
    if (stop.kind !== 'request' || (path && !path.test(stop.message.url))) return [];
    const url = new URL(stop.message.url);
    const basic = stop.message.headers.find(([, value]) => value.startsWith('Basic '))?.[1];
    const user = basic && name === 'client_id' ? [atob(basic.slice(6)).split(':')[0] ?? ''] : [];
    return [
      ...user,
      ...url.searchParams.getAll(name),
      ...new URLSearchParams(stop.message.body ?? '').getAll(name),
    ];
  });
  return new Set(values);
}

/** The left half of a hash, as `c_hash` and `at_hash` have it, of everything that came under a name. */
function halves(model: TraceModel, name: string): Set<string> {
  const values = model.stops.filter(isMessage).flatMap((stop) => {
    const found = textOf(stop).matchAll(
      new RegExp(`(?:[?&#\\n]${name}=|"${name}"\\s*:\\s*"|name="${name}" value=")([^"&\\n]+)`, 'g'),
    );
    return [...found].map(([, value = '']) => decodeURIComponent(value));
  });
  return new Set(
    values.map((value) => createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url')),
  );
}

/** What each choice of a comparison is in a run. */
const COMPARED: Readonly<Record<string, (model: TraceModel) => Set<string>>> = {
  'The `code_challenge` that is stored with the code': (model) => sentAs(model, 'code_challenge'),
  'The `state` that it made before the login and kept': (model) => sentAs(model, 'state', /authorize|par/),
  'The `nonce` that it sent to `/authorize`': (model) => sentAs(model, 'nonce', /authorize|par/),
  'The hash of the code that came with it': (model) => halves(model, 'code'),
  'The hash of the access token that came with it': (model) => halves(model, 'access_token'),
  'The `redirect_uri` of the authorization request': (model) => sentAs(model, 'redirect_uri'),
  'Its own identifier': () => new Set(['https://api.granttour.example/']),
  'The `client_id` of the app': (model) => sentAs(model, 'client_id'),
  'The issuer of the token': () => new Set(['https://auth.granttour.example/']),
  'The identifier of the API': () => new Set(['https://api.granttour.example/']),
  'Its own `client_id`': (model) => sentAs(model, 'client_id'),
  'The issuer that it sent the browser to': () => new Set(['https://auth.granttour.example/']),
  'The client that the code was issued to': (model) => sentAs(model, 'client_id'),
};

const SUBJECTS: readonly (readonly [RegExp, string])[] = [
  [/SHA-256 hash/, 'verifier_matches_challenge'],
  [/`state`/, 'state_matches'],
  [/`nonce`/, 'nonce_matches'],
  [/`c_hash`/, 'c_hash_matches'],
  [/`at_hash`/, 'at_hash_matches'],
  [/`redirect_uri`/, 'redirect_uri_same_as_authorized'],
  [/`aud` of the access token/, 'audience_matches'],
  [/`aud` of the ID token/, 'id_token_audience_matches'],
  [/`iss`/, 'response_issuer_matches'],
  [/the client that sends/, 'code_issued_to_client'],
];

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };
const ISSUED: Readonly<Record<string, string>> = {
  code: 'code',
  'ID token': 'id_token',
  'access token': 'access_token',
  'refresh token': 'refresh_token',
};

/** Whether an answer of a server refuses, and by which code, seen in its text alone. */
function errorOf(event: MessageEvent): string | undefined {
  const text = `${textOf(event)}\n${event.message.headers.map(([, value]) => value).join('\n')}`;
  return /(?:[?&#\n]error=|"error"\s*:\s*"|\berror="|name="error" value=")([a-z_]+)/.exec(text)?.[1];
}

export const readings: Readonly<Record<QuestionKind, Reading>> = {
  sends(_, __, choice, event) {
    if (event.kind !== 'request') return false;
    const { protocol, host, pathname } = new URL(event.message.url);
    const path = protocol === 'https:' || protocol === 'http:' ? pathname : `${protocol}//${host}${pathname}`;
    return choice === `\`${event.message.method} ${path}\` to ${PARTIES[event.to]}`;
  },
  'refusing check': (_, __, choice, event) =>
    event.kind === 'work' && event.checks.some(({ title, passed }) => !passed && title === choice),
  outcome(model, _, choice, event) {
    const response = event.kind === 'response' ? event : model.responseOf(event);
    if (!response) return false;
    const code = errorOf(response);
    return choice.startsWith('It accepts')
      ? code === undefined && response.message.status < 400
      : /`(\w+)`/.exec(choice)?.[1] === code;
  },
  carries(_, { prompt }, choice, event) {
    const held = isMessage(event) && carriesName(event, choice.replaceAll('`', ''));
    return prompt.includes('leave out') ? !held : held;
  },
  channel(model, { about }, choice, event) {
    if (!isMessage(event)) return false;
    const kind = about.split(' ')[1];
    const value = model.secretsAt(event.seq).find((secret) => secret.kind === kind)?.value ?? '';
    const { message } = event;
    const address = 'url' in message ? message.url : (redirectLocation(message) ?? '');
    const inAddress = decodeURIComponent(address).includes(value);
    const web = /^https?:/.test(address);
    if (choice.startsWith('Straight')) return event.channel === 'back';
    if (event.channel === 'back') return false;
    if (choice.includes('own scheme')) return inAddress && !web;
    if (choice.startsWith('In a URL')) return inAddress && web;
    return choice.includes('source of a page')
      ? !inAddress && event.kind === 'response'
      : !inAddress && event.kind === 'request';
  },
  compares(model, { prompt }, choice, event) {
    const id = SUBJECTS.find(([subject]) => subject.test(prompt))?.[1];
    const check = event.kind === 'work' ? event.checks.find((one) => one.id === id) : undefined;
    return check !== undefined && (COMPARED[choice]?.(model).has(check.expected) ?? false);
  },
  tokens(model, _, choice, event) {
    const response = model.responseOf(event);
    if (!response) return false;
    const claimed = Object.keys(ISSUED).filter((name) => choice.includes(name));
    const came = Object.keys(ISSUED).filter((name) => carriesName(response, ISSUED[name] ?? ''));
    return claimed.join() === came.join();
  },
  lifetime(model, { about }, choice, event) {
    const [, count = '', unit = ''] = /^(\d+) (\w+?)s?$/.exec(choice) ?? [];
    const seconds = Number(count) * (SECONDS[unit] ?? Number.NaN);
    const name = about.split(' ')[1];
    const value = event.kind === 'work' ? event.values.find((one) => one.name === name) : undefined;
    const response = model.responseOf(event);
    const told = /"expires_in":(\d+)/.exec(response?.message.body ?? '')?.[1];
    if (told && (name === 'access_token' || name === 'device_code')) return Number(told) === seconds;
    return Math.abs((value?.expiresAt ?? 0) - event.at - seconds * 1000) <= 5000;
  },
  actor(_, __, choice, event) {
    const party =
      event.kind === 'action' || event.kind === 'work' ? event.by : 'from' in event ? event.from : '';
    return choice.toLowerCase() === PARTIES[party]?.toLowerCase();
  },
};
