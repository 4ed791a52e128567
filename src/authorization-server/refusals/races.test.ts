import { expect, test } from 'vitest';
import { type Asked, message } from './testing/asked.ts';
import { clientCredentials, exchange, poll, refresh } from './testing/back-channel.ts';
import { as, signed } from './testing/change.ts';
import { machine } from './testing/clients.ts';
import { consent, pushed } from './testing/front-channel.ts';
import { proven } from './testing/proofs.ts';
import { after } from './testing/situations.ts';
import { assertion } from './testing/values.ts';
import { World } from './testing/world.ts';

/** Wrong in a page means an alert; everywhere else the status says it. */
const worked = ({ status, body }: { status: number; body: string }): boolean =>
  status < 400 && !body.includes('role="alert"');

// biome-ignore format: a table is read by its columns
const onceOnly: readonly (readonly [spec: string, what: string, request: Asked])[] = [
  ['RFC 6749 §4.1.2',    'a code',                          exchange()],
  ['RFC 9700 §4.14.2',   'a refresh token',                 refresh()],
  ['RFC 8628 §3.5',      'an allowed device code',          after('Ana allowed the device', poll())],
  ['RFC 9126 §4',        'the reference of a pushed request', pushed()],
  ['RFC 7523 §3',        'an assertion',                    clientCredentials(signed(assertion()))],
  ['RFC 9449 §11.1',     'a DPoP proof',                    proven(as(machine, clientCredentials()))],
  ['RFC 6749 §4.1.2.1',  'a consent',                       consent()],
];

test.each(onceOnly)(
  '%s: of five requests at the same moment with %s, one works',
  async (_spec, _what, asked) => {
    const world = new World();
    for (const step of asked.before) await step(world);
    const request = await message(asked, world);
    const responses = await Promise.all(Array.from({ length: 5 }, () => world.handle(request)));
    expect(responses.filter(worked)).toHaveLength(1);
  },
);
