import { spaceDelimited } from '../../protocol/parameters.ts';
import { oidcCore } from '../../protocol/spec.ts';
import { promptValues } from '../prompt.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const promptConsistent: ServerCheck = {
  id: 'prompt_consistent',
  title: 'The prompt values are known, and none stands alone',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  run: ({ value }) => {
    const prompts = spaceDelimited(value('prompt'));
    if (prompts.length === 0) return undefined;
    const known = prompts.every((prompt) => promptValues.includes(prompt));
    const alone = !prompts.includes('none') || prompts.length === 1;
    const refusal = error('invalid_request', known ? 'prompt=none stands alone' : 'Unknown prompt value');
    return verdict(
      known && alone,
      'none alone, or any of login consent select_account',
      value('prompt'),
      refusal,
    );
  },
};
