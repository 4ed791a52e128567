import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The authorization server works. */
export const errorServerFailed: Rule = errorRule({
  id: 'error_server_failed',
  title: 'The authorization server itself works',
  spec: rfc(6749, '4.1.2.1'),
  matches: (error) => familyOf(error) === 'server_failed',
  because:
    'The server could not do what was asked for a reason of its own, or something in front of it, such as a proxy, could not reach it.',
  checkFirst: () => [
    'Check the state of the server and of what stands in front of it.',
    'Send the same request again later: an error that stays comes from what the request asks for, or from the set-up of the client.',
  ],
  forgiven: () => true,
});
