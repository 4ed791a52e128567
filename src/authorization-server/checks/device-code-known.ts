import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceCodeKnown: ServerCheck = {
  id: 'device_code_known',
  title: 'The server issued this device_code',
  spec: rfc(6749, '5.2'),
  run: ({ device, value }) =>
    verdict(
      device !== undefined,
      'a device_code that this server issued',
      value('device_code'),
      error('invalid_grant', 'The device_code is unknown'),
    ),
};
