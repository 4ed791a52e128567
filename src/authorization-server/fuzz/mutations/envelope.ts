import type { Header } from '../../../protocol/http.ts';
import { encodeParameters } from '../../../protocol/parameters.ts';
import type { Draft } from '../draft.ts';
import { HOSTILE } from '../hostile.ts';
import { basic } from '../walks/walk.ts';
import { clients } from '../world.ts';
import type { Means, Mutation } from './mutation.ts';

const without = (draft: Draft, name: string): Header[] =>
  draft.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());

const withHeader = (draft: Draft, ...header: Header): Draft => ({
  ...draft,
  headers: [...draft.headers, header],
});

const CONTENT_TYPES = [
  ...[
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded; charset=x',
  ],
  ...['APPLICATION/X-WWW-FORM-URLENCODED', 'application/x-www-form-urlencoded, text/plain', '', ';;;'],
];

const METHODS = [
  'GET',
  'POST',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'get',
  '',
  'CONNECT',
  '__proto__',
  'G\u0000',
];

const ORIGINS = [
  ...[
    'null',
    'https://spa-one.granttour.example',
    'https://web-basic.granttour.example',
    'https://x-hostile.example',
  ],
  ...[
    'https://auth.granttour.example',
    '*',
    'https://spa-one.granttour.example\r\nX-Hostile: 1',
    '<x-hostile>',
  ],
];

const HEADERS = [
  ...[
    'Host',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-For',
    'Forwarded',
    'X-Original-URL',
    'Referer',
  ],
  ...[
    'X-HTTP-Method-Override',
    'Accept',
    'Accept-Language',
    'User-Agent',
    'Content-Length',
    'Transfer-Encoding',
  ],
  ...[
    'Authorization',
    'DPoP',
    'Cookie',
    'Content-Type',
    'Origin',
    'Access-Control-Request-Method',
    '__proto__',
    'X\r\nY',
    '',
  ],
];

function credentials({ dice, pool }: Means): string {
  const { client_id, client_secret = 'none' } = dice.pick(clients);
  const token = pool.likely(dice, dice.pick(['access_token', 'access_token', 'id_token', 'refresh_token']));
  return dice.pick([
    basic(client_id, dice.chance(0.8) ? client_secret : 'wrong'),
    `Basic ${btoa(`${client_id}:${client_secret}`)}`,
    ...[
      'Basic',
      'Basic !!!',
      'Basic YQ==',
      'Basic OjpA',
      'Basic /w==',
      'Basic JTAwOiUwMA==',
      'Negotiate x',
      'Bearer',
      'DPoP',
    ],
    `Bearer ${token}`,
    `DPoP ${token}`,
    `bearer  ${token}`,
    `Bearer ${token}, Basic YTpi`,
  ]);
}

const otherScheme = (value: string): string =>
  value.replace(/^(Bearer|DPoP)(?= )/, (scheme) => (scheme === 'DPoP' ? 'Bearer' : 'DPoP'));

const cookieText = ({ dice, pool }: Means): string => {
  const named = ['__Host-session', '__Host-browser'].map((name) => `${name}=${pool.likely(dice, name)}`);
  return dice.pick([
    ...[
      '=',
      ';;;',
      '__Host-session',
      '__Host-session=',
      `__Host-session=${dice.pick(HOSTILE)}`,
      'a=b; a=c',
      '__proto__=1',
    ],
    named.join('; '),
    named.join('; '),
    [...named, ...named].join(';'),
    `__Host-browser="${dice.pick(HOSTILE)}"; ${named[0]}`,
    'k=v; '.repeat(2000),
  ]);
};

/** Mutations of method, path and headers. */
export const envelopeMutations: readonly Mutation[] = [
  { name: 'other method', weight: 3, draft: (draft, { dice }) => ({ ...draft, method: dice.pick(METHODS) }) },
  {
    name: 'other content type',
    weight: 2,
    draft: (draft, { dice }) =>
      withHeader(
        { ...draft, headers: without(draft, 'content-type') },
        'Content-Type',
        dice.pick(CONTENT_TYPES),
      ),
  },
  {
    name: 'form as query',
    weight: 2,
    draft: (draft) => (draft.form ? { ...draft, form: [], query: [...draft.query, ...draft.form] } : draft),
  },
  {
    name: 'query as form',
    weight: 2,
    draft: (draft) => ({
      ...withHeader(draft, 'Content-Type', 'application/x-www-form-urlencoded'),
      ...{ method: 'POST', form: [...(draft.form ?? []), ...draft.query], query: [] },
    }),
  },
  {
    name: 'parameters in both',
    weight: 1,
    draft: (draft) =>
      draft.form ? { ...draft, query: [...draft.form] } : { ...draft, form: [...draft.query] },
  },
  {
    name: 'other path',
    weight: 1,
    draft: (draft, { dice }) => ({
      ...draft,
      path: dice.pick([
        `${draft.path}/`,
        `/${draft.path}`,
        draft.path.toUpperCase(),
        `${draft.path}%00`,
        `/x/..${draft.path}`,
        `${draft.path};a=b`,
        '/',
        '/__proto__',
        '/oauth/authorize',
      ]),
    }),
  },
  {
    name: 'header dropped',
    weight: 4,
    draft: (draft, { dice }) =>
      draft.headers.length > 0 ? { ...draft, headers: without(draft, dice.pick(draft.headers)[0]) } : draft,
  },
  {
    name: 'header repeated',
    weight: 2,
    draft: (draft, { dice }) =>
      draft.headers.length > 0 ? withHeader(draft, ...dice.pick(draft.headers)) : draft,
  },
  {
    name: 'hostile header',
    weight: 3,
    draft: (draft, { dice }) => withHeader(draft, dice.pick(HEADERS), dice.pick(HOSTILE)),
  },
  {
    name: 'other host',
    weight: 1,
    draft: (draft, { dice }) => withHeader(draft, dice.pick(HEADERS.slice(0, 7)), 'x-hostile.example'),
  },
  { name: 'origin', weight: 3, draft: (draft, { dice }) => withHeader(draft, 'Origin', dice.pick(ORIGINS)) },
  {
    name: 'other credentials',
    weight: 5,
    draft: (draft, means) =>
      withHeader(
        { ...draft, headers: means.dice.chance(0.8) ? without(draft, 'authorization') : draft.headers },
        'Authorization',
        credentials(means),
      ),
  },
  {
    name: 'other scheme',
    weight: 2,
    draft: (draft) => ({
      ...draft,
      headers: draft.headers.map(([name, value]) => [name, otherScheme(value)]),
    }),
  },
  {
    name: 'other cookies',
    weight: 5,
    draft: (draft, means) =>
      withHeader({ ...draft, headers: without(draft, 'cookie') }, 'Cookie', cookieText(means)),
  },
  {
    name: 'a body of other text',
    weight: 1,
    message: (request, { dice }) => ({
      ...request,
      body: dice.pick([
        '{}',
        '{"grant_type":"password"}',
        '',
        '\u0000',
        encodeParameters([['a', 'b']]).repeat(50),
        '<x-hostile/>',
      ]),
    }),
  },
];
