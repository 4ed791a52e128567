import { rfc } from '../../protocol/spec.ts';
import { parameterPresent } from './parameter-present.ts';

export const deviceCodePresent = parameterPresent('device_code', rfc(8628, '3.4'));
