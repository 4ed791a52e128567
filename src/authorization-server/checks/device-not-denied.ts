import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceNotDenied: ServerCheck = {
  id: 'device_not_denied',
  title: 'The user did not say no',
  spec: rfc(8628, '3.5'),
  run: ({ device }) => {
    const denied = device?.answer === 'denied';
    const refusal = error('access_denied', 'The user did not consent');
    return verdict(!denied, 'no refusal', denied ? 'denied' : 'no refusal', refusal);
  },
};
