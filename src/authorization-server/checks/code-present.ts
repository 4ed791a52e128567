import { rfc } from '../../protocol/spec.ts';
import { parameterPresent } from './parameter-present.ts';

export const codePresent = parameterPresent('code', rfc(6749, '4.1.3'));
