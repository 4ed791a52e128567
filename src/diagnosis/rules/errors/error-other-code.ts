import { explainValue } from '../../../protocol/dictionary/index.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule, shortCode } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server accepts the request. */
export const errorOtherCode: Rule = errorRule({
  id: 'error_other_code',
  title: 'No answer carries an error of another kind',
  spec: rfc(6749, '8.5'),
  matches: (error) => familyOf(error) === 'other_code',
  because: ({ code = '' }) =>
    explainValue('error', code)?.what ??
    'This code is in no specification that Grant Tour knows. Servers may have codes of their own.',
  checkFirst: ({ code = '' }) => [`Look up ${shortCode(code)} in the documentation of this server.`],
});
