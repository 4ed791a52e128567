import { rfc } from '../../protocol/spec.ts';
import { parameterPresent } from './parameter-present.ts';

export const refreshTokenPresent = parameterPresent('refresh_token', rfc(6749, '6'));
