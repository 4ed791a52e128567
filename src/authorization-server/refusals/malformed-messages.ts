import type { Answer } from './testing/answer.ts';
import { challenged, json, page } from './testing/answers.ts';
import type { Asked } from './testing/asked.ts';
import { exchange, userinfo } from './testing/back-channel.ts';
import { by, raw, withHeaders } from './testing/change.ts';
import { activate, authorize, consent, login, logout, open } from './testing/front-channel.ts';
import type { Row, Topic } from './testing/row.ts';

const post = (asked: Asked): Asked => by('POST', asked);
const text = (value: string) => (asked: Asked) => raw(value, asked);
const header = (name: string, value: string) => (asked: Asked) => withHeaders({ [name]: value }, asked);

/** What is wrong before anybody asks what it means. */
// biome-ignore format: a table is read by its columns
const wrongs: readonly (readonly [spec: string, wrong: string, change: (asked: Asked) => Asked, status: number])[] = [
  ['RFC 3986 §2.1',       'a broken percent-encoding',                    text('client_id=spa&state=%ZZ'),                          400],
  ['RFC 3986 §2.1',       'a percent-encoding that ends too early',       text('client_id=spa&state=%4'),                           400],
  ['RFC 6749 Appendix B', 'bytes that are no UTF-8',                      text('client_id=spa&state=%FF%FE'),                       400],
  ['RFC 3629 §3',         'an overlong UTF-8 sequence',                   text('client_id=spa&state=%C0%AF'),                       400],
  ['RFC 3629 §3',         'half of a surrogate pair',                     text('client_id=spa&state=%ED%A0%80'),                    400],
  ['RFC 6749 Appendix A', 'a NUL',                                        text('client_id=spa&state=a%00b'),                        400],
  ['RFC 9110 §5.5',       'line breaks that would start another header',  text('client_id=spa&state=a%0D%0ASet-Cookie:%20a=b'),     400],
  ['RFC 6749 Appendix A', 'a DEL in a name',                              text('client_id=spa&sta%7Fte=a'),                         400],
  ['RFC 6749 §3.1',       'a name that every JavaScript object has',      text('client_id=spa&__proto__=a'),                        400],
  ['RFC 6749 §3.1',       'a value of ten thousand characters',           text(`client_id=spa&state=${'a'.repeat(10_000)}`),        400],
  ['RFC 6749 §3.1',       'a name of a thousand characters',              text(`client_id=spa&${'a'.repeat(1000)}=1`),              400],
  ['RFC 6749 §3.1',       'two thousand parameters',                      text(Array.from({ length: 2000 }, (_, i) => `p${i}=1`).join('&')), 400],
  ['RFC 9110 §5.5',       'a header with a line break in it',             header('X-Other', 'a\r\nSet-Cookie: a=b'),                400],
  ['RFC 9110 §5.5',       'a header with a NUL in it',                    header('Cookie', 'a=\0'),                                 400],
  ['RFC 9110 §5.1',       'a header whose name is none',                  header('Bad Name', 'a'),                                  400],
  ['RFC 6585 §5',         'headers of forty thousand characters',         header('Cookie', `a=${'x'.repeat(40_000)}`),              431],
];

const inJson = (status: number): Answer => json(status, 'invalid_request');
const onPage = (status: number): Answer => page(status, 'invalid_request');
const broken = text('a=%ZZ');

/** The places where everything is tried, and the form that they speak. */
const places: readonly (readonly [place: string, request: Asked, answer: (status: number) => Answer])[] = [
  ['in a token request', exchange(), inJson],
  ['in an authorization request', authorize(), onPage],
  ['in an authorization request by POST', post(authorize()), onPage],
];

// biome-ignore format: a table is read by its columns
const elsewhere: Topic = [
  ['RFC 3986 §2.1',      'a broken percent-encoding, in a login',                       broken(login()),                          onPage(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, for the login page',               broken(open('login')),                    onPage(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, in a consent',                     broken(consent()),                        onPage(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, with a user code',                 broken(activate()),                       onPage(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, in a complete verification URI',   broken(open('activate')),                 onPage(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, in a logout',                      broken(logout()),                         onPage(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, in a userinfo request',            broken(userinfo()),                       challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 3986 §2.1',      'a broken percent-encoding, in a userinfo request by POST',    broken(post(userinfo())),                 challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 3986 §2.1',      'a broken percent-encoding, for the metadata',                 broken(open('openid_configuration')),     inJson(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, for the OAuth metadata',           broken(open('oauth_metadata')),           inJson(400)],
  ['RFC 3986 §2.1',      'a broken percent-encoding, for the keys',                     broken(open('jwks')),                     inJson(400)],
  ['RFC 9110 §15.5.14',  'a body of seventy thousand characters, in a token request',   text('a'.repeat(70_000))(exchange()),     inJson(413)],
  ['RFC 9110 §15.5.14',  'a body of a million characters, in a login',                  text('a'.repeat(1_000_000))(login()),     onPage(413)],
  ['RFC 9110 §15.5.14',  'a body of a million characters, in a userinfo request',       text('a'.repeat(1_000_000))(post(userinfo())), challenged(413, 'Bearer', 'invalid_request')],
  ['RFC 9110 §15.5.15',  'a URL of forty thousand characters',                          text('a'.repeat(40_000))(authorize()),    onPage(414)],
];

export const malformedMessages: Topic = [
  ...wrongs.flatMap(([spec, wrong, change, status]) =>
    places.map(
      ([place, request, answer]): Row => [spec, `${wrong}, ${place}`, change(request), answer(status)],
    ),
  ),
  ...elsewhere,
];
