import type { HttpRequest } from '../../../protocol/http.ts';
import { RAW } from '../hostile.ts';
import type { Means, Mutation } from './mutation.ts';

/** Puts text that no encoder writes somewhere into the body, or else into the query. */
function putRaw(request: HttpRequest, { dice }: Means): HttpRequest {
  const raw = dice.pick(RAW);
  const insert = (text: string): string => {
    const at = dice.below(text.length + 1);
    return text.slice(0, at) + raw + text.slice(at);
  };
  if (request.body !== undefined && dice.chance(0.8)) return { ...request, body: insert(request.body) };
  const [path = '', query = ''] = request.url.split('?');
  return { ...request, url: `${path}?${insert(query)}` };
}

const ADDRESSES = [
  ...[
    '',
    '/',
    'authorize',
    'https://',
    'http://[',
    'https://auth.granttour.example',
    'javascript:alert(1)',
    '*',
  ],
  ...[
    'https://auth.granttour.example:99999/authorize',
    'https://x-hostile.example/authorize?client_id=spa-one',
    '\u0000',
  ],
  ...[
    'https://auth.granttour.example/authorize#client_id=spa-one',
    'https://u:p@auth.granttour.example/userinfo',
    '//a',
  ],
];

const MEGABYTE = 'm'.repeat(2 ** 20);

/** Mutations of the finished text. */
export const rawMutations: readonly Mutation[] = [
  { name: 'raw text', weight: 7, message: putRaw },
  {
    name: 'other address',
    weight: 0.7,
    message: (request, { dice }) => ({ ...request, url: dice.pick(ADDRESSES) }),
  },
  {
    name: 'a megabyte',
    weight: 0.15,
    message: (request, { dice }) =>
      dice.chance(0.7)
        ? { ...request, body: `${request.body ?? ''}&x=${MEGABYTE}` }
        : { ...request, url: `${request.url}?x=${MEGABYTE}` },
  },
  {
    name: 'a thousand headers',
    weight: 0.3,
    message: (request, { dice }) => {
      const name = dice.pick(['X-Many', 'Cookie', 'Authorization', 'DPoP']);
      const many = Array.from({ length: 1000 }, (_, i) => [name, `a=${i}`] as const);
      return { ...request, headers: [...request.headers, ...many] };
    },
  },
  {
    name: 'a long header',
    weight: 0.5,
    message: (request, { dice }) => ({
      ...request,
      headers: [
        ...request.headers,
        [dice.pick(['Cookie', 'Authorization', 'Origin', 'DPoP']), 'h'.repeat(100_000)],
      ],
    }),
  },
];
