import { describe, expect, it } from 'vitest';
import type { DeviceCodes } from '../../client/device-response.ts';
import { notPolling } from '../kit/context.ts';
import { json } from '../testing/occurrences.ts';
import { done } from '../testing/recording.ts';
import { remembers } from '../testing/remembers.ts';
import { enterCode, onPhone, openPage } from './phone.ts';
import { notePending, pollingActions, showUserCode, slowsDown } from './polling.ts';

const codes: DeviceCodes = {
  ...{ deviceCode: 'device-code-1', userCode: 'BCDF-GHJK', expiresIn: 600, interval: 5 },
  ...{ verificationUri: 'https://as.example/activate' },
  verificationUriComplete: 'https://as.example/activate?user_code=BCDF-GHJK',
};
const clock = { now: () => 100_000 };
const patient = pollingActions(clock, undefined);
const impatient = pollingActions(clock, 2);
const waiting = { ...notPolling, ...codes, polls: 3, nextAt: 100_000 };

describe('how long a device waits', () => {
  it('is the interval that it was given, from when it has its codes', () => {
    const { polling } = remembers(patient.keepCodes, { ok: true, value: codes });
    expect(polling).toEqual({ ...codes, polls: 0, nextAt: 105_000 });
  });

  it('is its own where it does not keep to the given one', () => {
    const { polling } = remembers(impatient.keepCodes, { ok: true, value: codes });
    expect(polling).toMatchObject({ interval: 2, nextAt: 102_000 });
  });

  it('is nothing new where the codes could not be read', () => {
    const refused = { ok: false, refusedBy: 'device_codes_returned', reason: 'No' };
    expect(remembers(patient.keepCodes, refused).polling).toBe(notPolling);
  });

  it('is the interval again after a pending poll', () => {
    const { polling } = remembers(patient.countPoll, {}, { polling: waiting });
    expect(polling).toEqual({ ...waiting, polls: 4, nextAt: 105_000 });
  });

  it('RFC 8628 §3.5: is 5 seconds more after slow_down, for this and all later polls', () => {
    const once = remembers(patient.slowDown, {}, { polling: waiting }).polling;
    expect(once).toEqual({ ...waiting, interval: 10, polls: 4, nextAt: 110_000 });
    const twice = remembers(patient.slowDown, {}, { polling: once }).polling;
    expect(twice).toMatchObject({ interval: 15, nextAt: 115_000 });
    expect(remembers(patient.countPoll, {}, { polling: twice }).polling.nextAt).toBe(115_000);
  });

  it('grows for an impatient device as well, from its own interval', () => {
    const { polling } = remembers(impatient.slowDown, {}, { polling: { ...waiting, interval: 2 } });
    expect(polling).toMatchObject({ interval: 7, nextAt: 107_000 });
  });
});

describe('what a device shows', () => {
  const answer = {
    ...{ device_code: 'device-code-1', user_code: 'BCDF-GHJK', expires_in: 600 },
    ...{ verification_uri: codes.verificationUri, verification_uri_complete: codes.verificationUriComplete },
  };

  it('is the address, the user code and a QR code, never the device code', async () => {
    const { result, shown } = await done(showUserCode(json(200, answer)));
    expect(result).toMatchObject({ ok: true, value: codes });
    expect(shown.length).toBe(1);
    expect(shown[0]).toContain('BCDF-GHJK');
    expect(shown[0]).toContain('<svg');
    expect(shown[0]).not.toContain('device-code-1');
  });

  it('is nothing where it has no codes to show', async () => {
    const { result, shown } = await done(showUserCode(json(200, { ...answer, user_code: 7 })));
    expect(result.ok).toBe(false);
    expect(shown).toEqual([]);
  });

  it.each([
    [1, 'Asked once: authorization_pending'],
    [2, 'Asked 2 times: authorization_pending'],
  ])('after %i polls is how they went', async (polls, said) => {
    expect((await done(notePending({ ...waiting, polls }))).shown[0]).toContain(said);
  });

  it('after slow_down is the new interval, which is a value to look at', async () => {
    const { shown, values } = await done(slowsDown({ ...waiting, interval: 10 }));
    expect(shown[0]).toContain('Asked 3 times: slow_down, now every 10 s');
    expect(values).toMatchObject([{ name: 'interval', value: '10' }]);
  });
});

describe('what a person is asked on the phone', () => {
  it.each([
    ['first lets the TV poll in vain', 0, 'typed', 'choice=wait_and_poll'],
    ['then types the address', 1, 'typed', 'choice=type'],
    ['or scans it', 1, 'scanned', 'choice=scan'],
  ] as const)('the demo user %s', (_, polls, way, button) => {
    const question = openPage({ ...waiting, polls }, way);
    expect(question.demo).toEqual({ button });
    expect(question.choices?.map(({ id }) => `choice=${id}`)).toContain(button);
  });

  it.each([
    ['typed by hand is typed', 'https://as.example/activate', 'Type the user code'],
    [
      'that came with the address is compared',
      codes.verificationUriComplete,
      'Compare the user code with the TV, then go on',
    ],
  ])('a user code %s', (_, url, label) => {
    const landing = { page: { url, status: 200, html: '', name: 'activate' } };
    const context = { polling: waiting, landing } as Parameters<typeof enterCode>[0];
    expect(enterCode(context, 'Type the user code')).toMatchObject({
      ...{ label, demo: { fields: { user_code: 'BCDF-GHJK' }, button: 'action=continue' } },
    });
  });

  it('meanwhile the TV can always poll', () => {
    for (const question of [openPage(waiting, 'typed'), onPhone('sign_in', 'Sign in')])
      expect(question.choices?.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['wait_and_poll', 'poll_now']),
      );
  });
});
