import { json, page, pageAgain, wrongMethod } from './testing/answers.ts';
import { device, poll } from './testing/back-channel.ts';
import { by, fromAnotherBrowser, raw, withHeaders } from './testing/change.ts';
import { radio, spa } from './testing/clients.ts';
import { activate, deviceConsent } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, changed, tampered, the } from './testing/values.ts';

/** Devices without a keyboard. */
// biome-ignore format: a table is read by its columns
export const deviceGrant: Topic = [
  ['RFC 8628 §3.1',    'no client_id',                                   device({ client_id: absent }),                               json(401, 'invalid_client')],
  ['RFC 8628 §3.1',    'an unknown client_id',                           device({ client_id: 'nobody' }),                             json(401, 'invalid_client')],
  ['RFC 8628 §3.2',    'a client that is not registered for it',         device({ client_id: spa.client_id }),                        json(400, 'unauthorized_client')],
  ['RFC 8628 §3.1',    'an unknown scope',                               device({ scope: 'everything' }),                             json(400, 'invalid_scope')],
  ['RFC 8707 §2',      'an unknown audience',                            device({ audience: 'https://other.example/' }),              json(400, 'invalid_target')],
  ['RFC 8628 §3.1',    'scope twice',                                    device({ scope: ['openid', 'openid'] }),                     json(400, 'invalid_request')],
  ['RFC 8628 §3.1',    'a GET',                                          by('GET', device()),                                         wrongMethod()],
  ['RFC 8628 §3.1',    'JSON instead of a form',                         withHeaders({ 'Content-Type': 'application/json' }, raw('{}', device())), json(400, 'invalid_request')],

  ['RFC 8628 §3.5',    'nobody has typed the code yet',                  poll(),                                                      json(400, 'authorization_pending')],
  ['RFC 8628 §3.5',    'the code is typed and nobody has decided yet',   after('Ana typed the code', poll()),                         json(400, 'authorization_pending')],
  ['RFC 8628 §3.3.1',  'the complete link is opened, which decides nothing', after('Ana opened the complete link', poll()),           json(400, 'authorization_pending')],
  ['RFC 8628 §3.5',    'a poll right after another',                     after('the device polled', poll()),                          json(400, 'slow_down')],
  ['RFC 8628 §3.5',    'a poll four seconds after another',              after('the device polled', 'four seconds passed', poll()),   json(400, 'slow_down')],
  ['RFC 8628 §3.5',    'a poll six seconds after slow_down, which asks for ten', after('the device polled', 'the device polled', 'six seconds passed', poll()), json(400, 'slow_down')],
  ['RFC 8628 §3.5',    'eleven seconds after two slow_down, which ask for fifteen', after('the device polled', 'the device polled', 'the device polled', 'eleven seconds passed', poll()), json(400, 'slow_down')],
  ['RFC 8628 §3.5',    'the user denied',                                after('Ana denied the device', poll()),                      json(400, 'access_denied')],
  ['RFC 8628 §3.5',    'the code is older than its lifetime',            after('ten minutes passed', poll()),                         json(400, 'expired_token')],
  ['RFC 8628 §3.5',    'the code is older than its lifetime, though allowed', after('Ana allowed the device', 'ten minutes passed', poll()), json(400, 'expired_token')],
  ['RFC 8628 §3.5',    'a code that gave its tokens',                    after('Ana allowed the device', 'the device got its tokens', 'a minute passed', poll()), json(400, 'invalid_grant')],
  ['RFC 8628 §3.4',    'no device_code',                                 poll({ device_code: absent }),                               json(400, 'invalid_request')],
  ['RFC 8628 §3.4',    'device_code twice',                              poll({ device_code: [the('device code'), 'other'] }),        json(400, 'invalid_request')],
  ['RFC 8628 §3.5',    'a device code that nobody gave out',             poll({ device_code: 'made-up' }),                            json(400, 'invalid_grant')],
  ['RFC 8628 §5.2',    'a device code with other last characters',       poll({ device_code: changed(the('device code'), tampered) }), json(400, 'invalid_grant')],
  ['RFC 8628 §5.2',    'the user code instead of the device code',       poll({ device_code: the('user code') }),                     json(400, 'invalid_grant')],
  ['RFC 8628 §3.4',    'the device code of another device',              poll({ client_id: radio.client_id }),                        json(400, 'invalid_grant')],
  ['RFC 8628 §3.4',    'the allowed device code of another device',      after('Ana allowed the device', poll({ client_id: radio.client_id })), json(400, 'invalid_grant')],
  ['RFC 8628 §3.4',    'no client_id at the token endpoint',             poll({ client_id: absent }),                                 json(401, 'invalid_client')],
  ['RFC 6749 §5.2',    'a client that may not poll',                     poll({ client_id: spa.client_id }),                          json(400, 'unauthorized_client')],

  ['RFC 8628 §3.3',    'a user code that no device shows',               activate({ user_code: 'BBBB-BBBB' }),                        pageAgain('activate')],
  ['RFC 8628 §3.3',    'no user code',                                   activate({ user_code: absent }),                             pageAgain('activate')],
  ['RFC 8628 §6.1',    'a user code with letters that are in none',      activate({ user_code: 'AEIO-U123' }),                        pageAgain('activate')],
  ['RFC 8628 §3.3',    'a user code that every JavaScript object has',   activate({ user_code: '__proto__' }),                        pageAgain('activate')],
  ['RFC 8628 §5.1',    'markup instead of a user code is shown to nobody', activate({ user_code: '"><script>alert(1)</script>' }),    pageAgain('activate')],
  ['RFC 8628 §3.3',    'a user code older than its lifetime',            after('ten minutes passed', activate()),                     pageAgain('activate')],
  ['RFC 8628 §5.2',    'a user code that was allowed already',           after('Ana allowed the device', activate()),                 pageAgain('activate')],
  ['RFC 8628 §5.2',    'a user code that was denied already',            after('Ana denied the device', activate()),                  pageAgain('activate')],
  ['RFC 8628 §5.1',    'a user code after five guesses',                 after('somebody guessed at user codes five times', activate()), page(429)],
  ['RFC 8628 §3.3',    'consent to a device that waits no longer',       after('five minutes passed', 'Ana typed the code', 'five minutes passed', deviceConsent()), page(400, 'invalid_request')],
  ['RFC 8628 §5.4',    'consent to a device that was answered in another tab', after('Ana typed the code', 'Ana denied the device', deviceConsent()), page(400, 'invalid_request')],
  ['RFC 6749 §10.12',  'consent to a device without the page\'s own value', after('Ana typed the code', deviceConsent({ csrf: absent })), page(403, 'invalid_request')],
  ['RFC 6749 §10.12',  'consent to a device from another browser',       after('Ana typed the code', fromAnotherBrowser(deviceConsent())), page(403, 'invalid_request')],
  ['RFC 8628 §5.2',    'the device code instead of the user code',       activate({ user_code: the('device code') }),                 pageAgain('activate')],
  ['RFC 6749 §10.12',  'a user code without the page\'s own value',       activate({ csrf: absent }),                                  page(403, 'invalid_request')],
  ['RFC 6749 §10.12',  'a user code with a guessed value',               activate({ csrf: 'guess' }),                                 page(403, 'invalid_request')],
  ['RFC 8628 §5.4',    'a user code sent from another browser',          fromAnotherBrowser(activate()),                              page(403, 'invalid_request')],
  ['RFC 6749 §3.1',    'two user codes',                                 activate({ user_code: [the('user code'), 'BBBB-BBBB'] }),    page(400, 'invalid_request')],
  ['OIDC Core §13.2',  'a user code in JSON',                            withHeaders({ 'Content-Type': 'application/json' }, raw('{}', activate())), page(400, 'invalid_request')],
];
