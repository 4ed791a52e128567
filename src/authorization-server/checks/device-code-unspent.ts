import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceCodeUnspent: ServerCheck = {
  id: 'device_code_unspent',
  title: 'The device_code has not brought tokens yet',
  spec: rfc(8628, '3.5'),
  run: ({ device }) => {
    const spent = device?.answer === 'spent';
    const refusal = error('invalid_grant', 'The device_code was used before');
    return verdict(
      !spent,
      'a device_code not used before',
      spent ? 'used before' : device?.deviceCode,
      refusal,
    );
  },
};
