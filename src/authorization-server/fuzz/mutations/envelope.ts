import type { Header } from '../../../protocol/http.ts';
import { encodeParameters } from '../../../protocol/parameters.ts';
import type { Draft } from '../draft.ts';
import { HOSTILE } from '../hostile.ts';
import { CONTENT_TYPES, cookieText, credentials, HEADERS, METHODS, ORIGINS } from './envelope-values.ts';
import type { Mutation } from './mutation.ts';

const without = (draft: Draft, name: string): Header[] =>
  draft.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());

const withHeader = (draft: Draft, ...header: Header): Draft => ({
  ...draft,
  headers: [...draft.headers, header],
});

const otherScheme = (value: string): string =>
  value.replace(/^(Bearer|DPoP)(?= )/, (scheme) => (scheme === 'DPoP' ? 'Bearer' : 'DPoP'));

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
