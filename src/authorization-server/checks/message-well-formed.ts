import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** What two parsers could read in two ways, and what is too much, is refused before anybody asks what it means. */
export const messageWellFormed: ServerCheck = {
  id: 'message_well_formed',
  title: 'The message can be read in one way only',
  spec: rfc(6749, 'B'),
  run: ({ malformed }) => {
    if (!malformed) return undefined;
    const { description, status } = malformed;
    return verdict(false, 'readable headers and parameters of moderate size', description, {
      ...error('invalid_request', description, status),
    });
  },
};
