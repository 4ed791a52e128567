import { spaceDelimited } from '../../protocol/parameters.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const scopeNotWidened: ServerCheck = {
  id: 'scope_not_widened',
  title: 'The scope is not more than the user granted',
  spec: rfc(6749, '6'),
  run: ({ refreshToken, value }) => {
    const asked = value('scope');
    if (asked === undefined) return undefined;
    const granted = refreshToken?.authorization.scope ?? [];
    const passed = spaceDelimited(asked).every((scope) => granted.includes(scope));
    const refusal = error('invalid_scope', 'The scope exceeds what was granted');
    return verdict(passed, `some of: ${granted.join(' ')}`, asked, refusal);
  },
};
