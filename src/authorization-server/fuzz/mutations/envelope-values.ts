import { HOSTILE } from '../hostile.ts';
import { basic } from '../walks/walk.ts';
import { clients } from '../world.ts';
import type { Means } from './mutation.ts';

/** What a body may say that it is. */
export const CONTENT_TYPES = [
  ...[
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded; charset=x',
  ],
  ...['APPLICATION/X-WWW-FORM-URLENCODED', 'application/x-www-form-urlencoded, text/plain', '', ';;;'],
];

/** Methods, some of which are none. */
export const METHODS = [
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

/** Where a page may say that it is from. */
export const ORIGINS = [
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

/** Headers that nobody asked for. */
export const HEADERS = [
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

/** A value for `Authorization`. */
export function credentials({ dice, pool }: Means): string {
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

/** A value for `Cookie`. */
export const cookieText = ({ dice, pool }: Means): string => {
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
