import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceStillWaits: ServerCheck = {
  id: 'device_still_waits',
  title: 'The device that the consent is for still waits',
  spec: rfc(8628, '3.3'),
  run: ({ transaction, now }) => {
    if (transaction?.request.kind !== 'device') return undefined;
    const { answer, expiresAt } = transaction.request.device;
    const waits = answer === 'waiting' && now < expiresAt;
    const actual = waits ? 'a device that waits' : answer === 'waiting' ? 'expired' : 'answered already';
    const refusal = error('invalid_request', 'This device waits no longer; start again on the device');
    return verdict(waits, 'a device that waits', actual, refusal);
  },
};
