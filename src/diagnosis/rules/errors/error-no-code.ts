import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** An error answer says what is wrong. */
export const errorNoCode: Rule = errorRule({
  id: 'error_no_code',
  title: 'An error answer names its error',
  spec: rfc(6749, '5.2'),
  matches: (error) => familyOf(error) === 'no_code',
  because: 'The request was refused, but the answer has no error code, or the trace does not have its body.',
  // Without the body, nobody can tell it from a refusal that belongs to the protocol.
  forgiven: ({ call }) => call?.lacksAnswer === true,
  checkFirst: () => ['Get the body of the answer: its error member says what kind of error it is.'],
});
