import { empty, json, page, wrongMethod } from './testing/answers.ts';
import { exchange, userinfo } from './testing/back-channel.ts';
import { by, raw, withHeaders } from './testing/change.ts';
import { authorize, consent, login, open } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { absent, verifier } from './testing/values.ts';

const asJson = { 'Content-Type': 'application/json' };
const asText = { 'Content-Type': 'text/plain' };
const asUpload = { 'Content-Type': 'multipart/form-data; boundary=x' };

/** Messages that are wrong as HTTP, whatever they ask. */
// biome-ignore format: a table is read by its columns
export const messages: Topic = [
  ['RFC 6749 §3.2',     'a token request by GET',                       by('GET', exchange()),                                        wrongMethod()],
  ['RFC 9110 §15.5.6',  'a token request by PUT',                       by('PUT', exchange()),                                        wrongMethod()],
  ['RFC 9110 §15.5.6',  'a token request by HEAD',                      by('HEAD', exchange()),                                       wrongMethod()],
  ['RFC 9110 §15.5.6',  'an authorization request by DELETE',           by('DELETE', authorize()),                                    wrongMethod()],
  ['RFC 9110 §15.5.6',  'a login by PUT',                               by('PUT', login()),                                           wrongMethod()],
  ['RFC 9110 §15.5.6',  'a consent by PATCH',                           by('PATCH', consent()),                                       wrongMethod()],
  ['RFC 9110 §15.5.6',  'a userinfo request by DELETE',                 by('DELETE', userinfo()),                                     wrongMethod()],
  ['RFC 9110 §9.1',     'a method in lower case is another method',     by('get', authorize()),                                       wrongMethod()],
  ['RFC 9110 §15.5.6',  'the metadata by POST',                         by('POST', open('openid_configuration')),                     wrongMethod()],
  ['RFC 9110 §15.5.6',  'the keys by POST',                             by('POST', open('jwks')),                                     wrongMethod()],
  ['RFC 9110 §15.5.5',  'a path below an endpoint',                     { ...exchange(), path: '/more' },                             empty(404)],
  ['RFC 9110 §15.5.5',  'a slash after an endpoint',                    { ...authorize(), path: '/' },                                empty(404)],

  ['RFC 6749 §4.1.3',   'a token request in JSON',                      withHeaders(asJson, raw(JSON.stringify({ grant_type: 'authorization_code' }), exchange())), json(400, 'invalid_request')],
  ['RFC 6749 §4.1.3',   'a token request as an upload',                 withHeaders(asUpload, exchange()),                            json(400, 'invalid_request')],
  ['RFC 6749 §4.1.3',   'a token request as plain text',                withHeaders(asText, exchange()),                              json(400, 'invalid_request')],
  ['RFC 6749 §4.1.3',   'a token request without a content type',       withHeaders({ 'Content-Type': absent }, exchange()),          json(400, 'invalid_request')],
  ['OIDC Core §13.2',   'an authorization request by POST in JSON',     withHeaders(asJson, raw('{}', by('POST', authorize()))),      page(400, 'invalid_request')],
  ['OIDC Core §13.2',   'a login in JSON',                              withHeaders(asJson, raw('{}', login())),                      page(400, 'invalid_request')],
  ['OIDC Core §13.2',   'a login as plain text, which needs no preflight', withHeaders(asText, login()),                              page(400, 'invalid_request')],
  ['OIDC Core §13.2',   'a consent in JSON',                            withHeaders(asJson, raw('{}', consent())),                    page(400, 'invalid_request')],

  ['RFC 6749 Appendix B', 'markup as a client_id is shown to nobody',   authorize({ client_id: '<script>alert(1)</script>' }),        page(400, 'invalid_client')],
  ['RFC 6749 Appendix B', 'parameters without a name',     raw('&&=&=x&', authorize()),                                  page(400, 'invalid_request')],
  ['RFC 6749 §3.2',     'a token request whose parameters stand in the query too', { ...exchange({ code_verifier: absent }), query: { code_verifier: verifier } }, json(400, 'invalid_request')],
  ['RFC 6749 §3.1',     'a POST whose parameters stand in the query',   { ...by('POST', authorize({})), parameters: {}, query: authorize().parameters }, page(400, 'invalid_client')],
];
