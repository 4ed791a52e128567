import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deaf, listener } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { readDeviceCodes } from './device-response.ts';

const response = (body: unknown, status = 200): HttpResponse => ({
  status,
  headers: [],
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
/** RFC 8628 §3.2. */
const good = {
  device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://example.com/device',
  verification_uri_complete: 'https://example.com/device?user_code=WDJB-MJHT',
  expires_in: 1800,
  interval: 7,
};
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));

describe('readDeviceCodes', () => {
  it('RFC 8628 §3.2: takes the answer of the example, after every check in order', async () => {
    const heard = listener();
    expect(await readDeviceCodes(response(good), heard)).toEqual({
      ok: true,
      value: {
        deviceCode: good.device_code,
        userCode: 'WDJB-MJHT',
        verificationUri: 'https://example.com/device',
        verificationUriComplete: 'https://example.com/device?user_code=WDJB-MJHT',
        expiresIn: 1800,
        interval: 7,
      },
    });
    expect(heard.checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['device_codes_returned', true],
      ['verification_uri_usable', true],
      ['poll_interval_usable', true],
    ]);
  });

  it('RFC 8628 §3.2: without an interval it is 5 seconds, and a URI with the code need not be there', async () => {
    const answer = response(without('interval', 'verification_uri_complete'));
    expect(await readDeviceCodes(answer, deaf)).toMatchObject({
      ok: true,
      value: { interval: 5, verificationUriComplete: '' },
    });
  });

  it.each([
    ['RFC 8628 §3.2: an error', response({ error: 'invalid_client' }, 401), 'device_codes_returned'],
    ['RFC 8628 §3.2: codes with another status', response(good, 400), 'device_codes_returned'],
    ['RFC 8628 §3.2: no device_code', response(without('device_code')), 'device_codes_returned'],
    ['RFC 8628 §3.2: no user_code', response(without('user_code')), 'device_codes_returned'],
    ['RFC 8628 §3.2: no verification_uri', response(without('verification_uri')), 'device_codes_returned'],
    ['RFC 8628 §3.2: no expires_in', response(without('expires_in')), 'device_codes_returned'],
    [
      'RFC 8628 §3.2: a user_code that is no text',
      response({ ...good, user_code: 5 }),
      'device_codes_returned',
    ],
    ['RFC 8628 §3.2: no JSON', response('<html>'), 'device_codes_returned'],
    [
      'RFC 8628 §3.2: a page without TLS',
      response({ ...good, verification_uri: 'http://example.com/device' }),
      'verification_uri_usable',
    ],
    [
      'RFC 8628 §3.3.1: a QR code that runs a script',
      response({ ...good, verification_uri_complete: 'javascript:alert(1)' }),
      'verification_uri_usable',
    ],
    [
      'RFC 8628 §3.2: a page that is no URL',
      response({ ...good, verification_uri: 'example.com/device' }),
      'verification_uri_usable',
    ],
    ['RFC 8628 §3.2: an interval of 0', response({ ...good, interval: 0 }), 'poll_interval_usable'],
    ['RFC 8628 §3.2: an interval as a text', response({ ...good, interval: '5' }), 'poll_interval_usable'],
    ['RFC 8628 §3.2: an interval of null', response({ ...good, interval: null }), 'poll_interval_usable'],
  ])('refuses %s', async (_what, answer, refusedBy) => {
    const heard = listener();
    expect(await readDeviceCodes(answer, heard)).toMatchObject({ ok: false, refusedBy });
    expect(heard.checks.at(-1)).toMatchObject({ id: refusedBy, passed: false });
  });

  it('says what is missing by its wire name', async () => {
    const verdict = await readDeviceCodes(response(without('user_code', 'expires_in')), deaf);
    expect(verdict).toMatchObject({ reason: expect.stringContaining('200 without user_code, expires_in') });
  });

  it('never puts the device code into its checks', async () => {
    const heard = listener();
    await readDeviceCodes(response(good), heard);
    expect(JSON.stringify(heard.checks)).not.toContain(good.device_code);
  });

  it('never throws, whatever the body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.json()), fc.nat(600), async (body, status) => {
        expect((await readDeviceCodes(response(body, status), deaf)).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever the fields', async () => {
    const changes = fc.dictionary(fc.constantFrom(...Object.keys(good)), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(changes, async (fields) => {
        const heard = listener();
        const { ok } = await readDeviceCodes(response({ ...good, ...fields }), heard);
        expect(ok).toBe(heard.checks.every(({ passed }) => passed));
      }),
    );
  });
});
