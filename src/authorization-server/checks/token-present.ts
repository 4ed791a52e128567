import { rfc } from '../../protocol/spec.ts';
import { parameterPresent } from './parameter-present.ts';

export const tokenPresent = parameterPresent('token', rfc(7009, '2.1'));
