import { challenged, json, page, redirected, wrongMethod } from './testing/answers.ts';
import { push } from './testing/back-channel.ts';
import { by, raw, withHeaders } from './testing/change.ts';
import { machine, phone, pusher, spa } from './testing/clients.ts';
import { authorize, open, pushed } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, the } from './testing/values.ts';

const noChallenge = { code_challenge: absent, code_challenge_method: absent };

/** Pushed authorization requests: errors in JSON at the endpoint, then a reference that works once. */
// biome-ignore format: a table is read by its columns
export const par: Topic = [
  ['RFC 9126 §2.3',   'no client at all',                                { ...push(), headers: {}, parameters: { ...push().parameters, client_id: absent } }, challenged(401, 'Basic', 'invalid_client')],
  ['RFC 9126 §2.3',   'a confidential client without its secret',        { ...push(), headers: {} },                                      challenged(401, 'Basic', 'invalid_client')],
  ['RFC 9126 §2.1',   'another client_id than the one that authenticates', push({ client_id: spa.client_id }),                            json(400, 'invalid_request')],
  ['RFC 9126 §2.1',   'a request_uri in what is pushed',                 push({ request_uri: 'urn:ietf:params:oauth:request_uri:a' }),    json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'a redirect_uri that is not registered',           push({ redirect_uri: 'https://attacker.example/' }),             json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'no redirect_uri',                                 push({ redirect_uri: absent }),                                  json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'no response_type',                                push({ response_type: absent }),                                 json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'an unsupported response_type',                    push({ response_type: 'token' }),                                json(400, 'unsupported_response_type')],
  ['RFC 9126 §2.3',   'a response_mode that would show a token in the query', push({ response_type: 'id_token', response_mode: 'query' }), json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'an unknown scope',                                push({ scope: 'everything' }),                                   json(400, 'invalid_scope')],
  ['RFC 9126 §2.3',   'no scope',                                        push({ scope: absent }),                                         json(400, 'invalid_scope')],
  ['RFC 9126 §2.3',   'an unknown audience',                             push({ audience: 'https://other.example/' }),                    json(400, 'invalid_target')],
  ['RFC 9126 §2.3',   'prompt=none with another value',                  push({ prompt: 'none login' }),                                  json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'a max_age that is no number',                     push({ max_age: 'soon' }),                                       json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'an ID token asked for without a nonce',           push({ response_type: 'code id_token', nonce: absent }),         json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'an ID token asked for without openid',            push({ response_type: 'code id_token', scope: 'profile' }),      json(400, 'invalid_scope')],
  ['RFC 9126 §2.3',   'a response_type that the client is not registered for', push({ response_type: 'code id_token' }, spa),             json(400, 'unauthorized_client')],
  ['RFC 9126 §2.3',   'an id_token_hint that is none',                   push({ id_token_hint: 'made-up' }),                              json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'a request object',                                push({ request: 'eyJhbGciOiJub25lIn0.e30.' }),                   json(400, 'request_not_supported')],
  ['RFC 9126 §2.3',   'a public client without code_challenge',          push(noChallenge, spa),                                          json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'the method plain',                                push({ code_challenge_method: 'plain' }),                        json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'a malformed code_challenge',                      push({ code_challenge: 'short' }),                               json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'a client that may not ask for a code',            push({}, machine),                                               json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'scope twice',                                     push({ scope: ['openid', 'openid'] }),                           json(400, 'invalid_request')],
  ['RFC 9126 §2.3',   'a GET',                                           by('GET', push()),                                               wrongMethod()],
  ['RFC 9126 §2.1',   'JSON instead of a form',                          withHeaders({ 'Content-Type': 'application/json' }, raw('{}', push())), json(400, 'invalid_request')],

  ['RFC 9126 §4',     'a reference that nobody gave out',                pushed({ request_uri: 'urn:ietf:params:oauth:request_uri:made-up' }), page(400, 'invalid_request_uri')],
  ['RFC 9126 §4',     'a reference that was used',                       after('the pushed request was used', pushed()),                  page(400, 'invalid_request_uri')],
  ['RFC 9126 §4',     'a reference older than its lifetime',             after('a minute passed', pushed()),                              page(400, 'invalid_request_uri')],
  ['RFC 9126 §2.2',   'the reference of another client',                 pushed({ client_id: phone.client_id }),                          page(400, 'invalid_request_uri')],
  ['RFC 9126 §4',     'a reference without client_id',                   pushed({ client_id: absent }),                                   page(400, 'invalid_client')],
  ['RFC 9126 §4',     'two references',                                  pushed({ request_uri: [the('request uri'), 'urn:ietf:params:oauth:request_uri:b'] }), page(400, 'invalid_request')],
  ['RFC 9101 §5',     'another redirect_uri beside the reference changes nothing', after('that request was pushed with prompt=none', pushed({ redirect_uri: 'https://attacker.example/' })), redirected('login_required')],
  ['RFC 9126 §6',     'a plain request by a client that must push',      authorize({}, pusher),                                           redirected('invalid_request')],
  ['RFC 9126 §2.1',   'the endpoint as a page',                          open('pushed_authorization_request'),                            wrongMethod()],
];
