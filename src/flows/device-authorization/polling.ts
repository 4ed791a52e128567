import { type DeviceCodes, readDeviceCodes } from '../../client/device-response.ts';
import { devicePage } from '../../client/pages/device.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { Clock } from '../../protocol/inputs.ts';
import type { Task } from '../contract.ts';
import { keep, notPolling, outputOf, type Polling } from '../kit/context.ts';

/** What a `slow_down` adds to the interval for good, in seconds (RFC 8628 §3.5). */
const SLOWER = 5;

/** What the machine keeps of its codes and polls; `pace` is the interval of a device that does not keep to the server's. */
export function pollingActions(clock: Clock, pace: number | undefined) {
  const after = (interval: number) => clock.now() + interval * 1000;
  return {
    keepCodes: keep(({ event, context }) => {
      const read = outputOf<Verdict<DeviceCodes>>(event);
      if (!read.ok) return { polling: context.polling };
      const interval = pace ?? read.value.interval;
      return { polling: { ...read.value, interval, polls: 0, nextAt: after(interval) } };
    }),
    countPoll: keep(({ context: { polling } }) => ({
      polling: { ...polling, polls: polling.polls + 1, nextAt: after(polling.interval) },
    })),
    slowDown: keep(({ context: { polling } }) => {
      const interval = polling.interval + SLOWER;
      return { polling: { ...polling, interval, polls: polling.polls + 1, nextAt: after(interval) } };
    }),
  };
}

/** The device reads its codes and shows them: the address, the user code, and a QR code that holds both. */
export function showUserCode(response: HttpResponse): Task<Verdict<DeviceCodes>> {
  return {
    name: 'show_user_code',
    label: 'Shows the address, the user code and a QR code',
    async do(tools) {
      const read = await readDeviceCodes(response, tools);
      if (read.ok) tools.show(codePage({ ...notPolling, ...read.value }, 'Waiting for you'));
      return read;
    },
  };
}

/** The user has not finished: the device goes on showing its code. */
export function notePending(polling: Polling): Task<void> {
  return {
    name: 'note_pending',
    label: 'Goes on waiting',
    do: (tools) => tools.show(codePage(polling, `Asked ${times(polling.polls)}: authorization_pending`)),
  };
}

/**
 * The device asked too early: it waits longer from now on.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export function slowsDown(polling: Polling): Task<void> {
  const { interval, polls } = polling;
  return {
    name: 'slow_down',
    label: `Adds ${SLOWER} s to its interval`,
    do(tools) {
      tools.value({ name: 'interval', value: String(interval), note: 'Seconds between polls from now on' });
      tools.show(codePage(polling, `Asked ${times(polls)}: slow_down, now every ${interval} s`));
    },
  };
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function codePage(
  { userCode, verificationUri, verificationUriComplete, polls }: Polling,
  said: string,
): string {
  return devicePage({ name: 'device-code', userCode, verificationUri, verificationUriComplete, polls, said });
}
