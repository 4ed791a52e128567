import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/** Only while the device waits: an answer that is there is not kept back. */
export const devicePollNotTooFast: ServerCheck = {
  id: 'device_poll_not_too_fast',
  title: 'The device waited its interval since the last poll',
  spec: rfc(8628, '3.5'),
  run: ({ device, now }) => {
    if (device?.answer !== 'waiting' || device.polledAt === undefined) return undefined;
    const next = device.polledAt + device.interval;
    const refusal = error('slow_down', 'The device polls too fast; wait 5 seconds longer from now on');
    return verdict(now >= next, `not before ${moment(next)}`, moment(now), refusal);
  },
};
