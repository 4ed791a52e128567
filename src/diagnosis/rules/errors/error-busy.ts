import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server has room for the request. */
export const errorBusy: Rule = errorRule({
  id: 'error_busy',
  title: 'The server takes the request now',
  spec: rfc(6585, '4'),
  matches: (error) => familyOf(error) === 'busy',
  because: 'The server turns requests away because there are too many, from this client or from all.',
  checkFirst: () => [
    'Count the requests of this client: does it ask for a new token where it could keep one?',
    'Wait as long as Retry-After says; then ask again, each time later.',
    "Check the server's limits for this tenant and this endpoint.",
  ],
  forgiven: () => true,
});
