import { oidcCore } from '../../protocol/spec.ts';
import { readAuthorizationRequest } from '../authorization-request.ts';
import { loginSuffices } from '../prompt.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/** With `prompt=none` no page may be shown, so what a page would ask must be known already. */
export const loginNotNeeded: ServerCheck = {
  id: 'login_not_needed',
  title: 'With prompt=none, the user is logged in already',
  spec: oidcCore('3.1.2.6', 'AuthError'),
  run: (context) => {
    const { value, session, now } = context;
    if (!value('prompt')?.includes('none')) return undefined;
    const request = readAuthorizationRequest(context);
    const suffices = loginSuffices(request, session, now);
    const actual = session
      ? `${session.user.sub}, logged in at ${moment(session.authTime)}`
      : 'nobody is logged in';
    const whose = request.hintedSub === undefined ? 'a login' : `a login of ${request.hintedSub}`;
    const expected = value('max_age') ? `${whose} within ${value('max_age')} s` : whose;
    return verdict(suffices, expected, actual, error('login_required', 'The user must log in'));
  },
};
