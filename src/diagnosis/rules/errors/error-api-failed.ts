import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The API works. */
export const errorApiFailed: Rule = errorRule({
  id: 'error_api_failed',
  title: 'The API itself works',
  spec: rfc(9110, '15.6'),
  matches: (error) => familyOf(error) === 'api_failed',
  weight: () => 'note',
  because:
    'The API failed by itself. The access token is not what it complains of: that would be 401 or 403.',
  checkFirst: () => ['Check the state of the API, and what it needs to answer this call.'],
});
