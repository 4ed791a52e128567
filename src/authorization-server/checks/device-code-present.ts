import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceCodePresent: ServerCheck = {
  id: 'device_code_present',
  title: 'The request carries a device_code',
  spec: rfc(8628, '3.4'),
  run: ({ value }) =>
    verdict(
      value('device_code') !== undefined,
      'a device_code',
      value('device_code'),
      error('invalid_request', 'The device_code is missing'),
    ),
};
