import { page } from './testing/answers.ts';
import type { Value } from './testing/asked.ts';
import { phone, web } from './testing/clients.ts';
import { authorize } from './testing/front-channel.ts';
import type { Row, Topic } from './testing/row.ts';
import { absent } from './testing/values.ts';

const CALLBACK = 'https://spa.granttour.example/callback';

/** The SPA, or another app, asks to be answered there: it never is. */
const answeredAt = (redirect_uri: Value) => authorize({ redirect_uri });
const phoneAnsweredAt = (redirect_uri: Value) => authorize({ redirect_uri }, phone);

/** Redirect URIs that are not registered: the person sees a page, and nobody is sent anywhere. */
// biome-ignore format: a table is read by its columns
const cases: readonly (readonly [spec: string, wrong: string, request: ReturnType<typeof answeredAt>])[] = [
  ['OIDC Core §3.1.2.1', 'no redirect_uri',                         answeredAt(absent)],
  ['RFC 6749 §3.1',      'an empty redirect_uri counts as none',    answeredAt('')],
  ['RFC 6749 §3.1.2',    'a redirect_uri that is no absolute URI',  answeredAt('/callback')],
  ['RFC 6749 §3.1.2',    'a redirect_uri without its scheme',       answeredAt('//spa.granttour.example/callback')],
  ['RFC 6749 §3.1.2',    'a redirect_uri that is no URI at all',    answeredAt('callback')],
  ['RFC 6749 §3.1.2',    'a redirect_uri with a fragment',          answeredAt(`${CALLBACK}#here`)],
  ['RFC 6749 §3.1.2',    'a redirect_uri with an empty fragment',   answeredAt(`${CALLBACK}#`)],
  ['RFC 6749 §3.1.2.3',  'the redirect_uri of another client',      answeredAt(web.redirect_uris[0])],
  ['RFC 6749 §3.1.2.3',  'the client\'s post_logout_redirect_uri',  answeredAt('https://spa.granttour.example/bye')],
  ['RFC 9700 §4.1.3',    'another host',                            answeredAt('https://attacker.example/callback')],
  ['RFC 9700 §4.1.1',    'a host that begins like the registered one', answeredAt('https://spa.granttour.example.attacker.example/callback')],
  ['RFC 9700 §4.1.1',    'a host that ends like the registered one', answeredAt('https://attackerspa.granttour.example/callback')],
  ['RFC 9700 §4.1.1',    'a subdomain',                             answeredAt('https://sub.spa.granttour.example/callback')],
  ['RFC 9700 §4.1.1',    'the registered host as a user name',      answeredAt('https://spa.granttour.example@attacker.example/callback')],
  ['RFC 9700 §4.1.1',    'a user name before the host',             answeredAt('https://user:pw@spa.granttour.example/callback')],
  ['RFC 9700 §4.1.1',    'a backslash that browsers take for a slash', answeredAt('https://attacker.example\\@spa.granttour.example/callback')],
  ['RFC 9700 §4.1.3',    'http instead of https',                   answeredAt('http://spa.granttour.example/callback')],
  ['RFC 9700 §4.1.3',    'another path',                            answeredAt('https://spa.granttour.example/other')],
  ['RFC 9700 §4.1.3',    'a path below the registered one',         answeredAt(`${CALLBACK}/more`)],
  ['RFC 9700 §4.1.3',    'a slash more at the end',                 answeredAt(`${CALLBACK}/`)],
  ['RFC 9700 §4.1.3',    'a way back through the path',             answeredAt('https://spa.granttour.example/x/../callback')],
  ['RFC 9700 §4.1.3',    'a way out of the path',                   answeredAt(`${CALLBACK}/../open-redirect`)],
  ['RFC 9700 §4.1.3',    'an encoded letter in the path',           answeredAt('https://spa.granttour.example/%63allback')],
  ['RFC 9700 §4.1.3',    'the host in upper case',                  answeredAt('https://SPA.granttour.example/callback')],
  ['RFC 9700 §4.1.3',    'the default port written out',            answeredAt('https://spa.granttour.example:443/callback')],
  ['RFC 9700 §4.1.3',    'another port',                            answeredAt('https://spa.granttour.example:8443/callback')],
  ['RFC 9700 §4.1.3',    'a query added',                           answeredAt(`${CALLBACK}?next=https://attacker.example`)],
  ['RFC 9700 §4.1.3',    'an empty query added',                    answeredAt(`${CALLBACK}?`)],
  ['RFC 9700 §4.1.3',    'the registered query with another value', answeredAt('https://spa.granttour.example/query?kept=c%20d~&flag')],
  ['RFC 9700 §4.1.3',    'the registered query in another encoding', answeredAt('https://spa.granttour.example/query?kept=a+b~&flag')],
  ['RFC 9700 §4.1.3',    'the registered query and one more',       answeredAt('https://spa.granttour.example/query?kept=a%20b~&flag&more=2')],
  ['RFC 9700 §4.1.3',    'the registered URI without its query',    answeredAt('https://spa.granttour.example/query')],
  ['RFC 9700 §4.1.3',    'a space before it',                       answeredAt(` ${CALLBACK}`)],
  ['RFC 9700 §4.1.3',    'two URIs in one value',                   answeredAt(`${CALLBACK} https://attacker.example/`)],
  ['RFC 9700 §4.1.1',    'a wildcard',                              answeredAt('https://*.granttour.example/callback')],
  ['RFC 9700 §4.1.1',    'a script instead of a place',             answeredAt('javascript:alert(1)')],
  ['RFC 9700 §4.1.1',    'a document in the URI itself',            answeredAt('data:text/html,<script>alert(1)</script>')],

  ['RFC 8252 §8.4',      'the app\'s scheme with another path',     phoneAnsweredAt('com.example.trips:/other')],
  ['RFC 8252 §8.4',      'a scheme that begins like the app\'s',    phoneAnsweredAt('com.example.trips.evil:/callback')],
  ['RFC 8252 §7.1',      'the app\'s scheme with an authority',     phoneAnsweredAt('com.example.trips://callback')],
  ['RFC 8252 §8.3',      'localhost by name',                       phoneAnsweredAt('http://localhost:51004/callback')],
  ['RFC 8252 §7.3',      'another loopback address',                phoneAnsweredAt('http://127.0.0.2/callback')],
  ['RFC 8252 §7.3',      'the loopback address with another path',  phoneAnsweredAt('http://127.0.0.1:51004/other')],
  ['RFC 8252 §7.3',      'the loopback address by https',           phoneAnsweredAt('https://127.0.0.1:51004/callback')],
  ['RFC 8252 §7.3',      'the loopback address as a user name',     phoneAnsweredAt('http://127.0.0.1:51004@attacker.example/callback')],
  ['RFC 8252 §7.3',      'a host that begins like the loopback address', phoneAnsweredAt('http://127.0.0.1.attacker.example/callback')],
  ['RFC 8252 §7.3',      'a port that is none',                     phoneAnsweredAt('http://127.0.0.1:99999/callback')],
  ['RFC 8252 §7.2',      'a free port on a claimed https URI',      phoneAnsweredAt('https://phone.granttour.example:51004/callback')],
  ['RFC 8252 §7.3',      'a free loopback port for an app that is not native', answeredAt('http://127.0.0.1:51004/callback')],
];

export const redirectUris: Topic = cases.map(
  ([spec, wrong, request]): Row => [spec, wrong, request, page(400, 'invalid_request')],
);
