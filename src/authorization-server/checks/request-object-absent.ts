import type { ErrorCode } from '../../protocol/errors.ts';
import { oidcCore } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

const UNSUPPORTED: readonly (readonly [name: string, code: ErrorCode])[] = [
  ['request', 'request_not_supported'],
  ['request_uri', 'request_uri_not_supported'],
  ['registration', 'registration_not_supported'],
];

export const requestObjectAbsent: ServerCheck = {
  id: 'request_object_absent',
  title: 'The request comes as plain parameters',
  spec: oidcCore('3.1.2.6', 'AuthError'),
  run: ({ value }) => {
    const [name, code] = UNSUPPORTED.find(([n]) => value(n) !== undefined) ?? [];
    const refusal = error(code ?? 'invalid_request', `The parameter ${name} is not supported`);
    const none = 'no request, request_uri or registration';
    return verdict(name === undefined, none, name ?? none, refusal);
  },
};
