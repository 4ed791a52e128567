import { oidcCore } from '../../protocol/spec.ts';
import { readAuthorizationRequest } from '../authorization-request.ts';
import { loginSuffices } from '../prompt.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/** With `prompt=none` no page may be shown, so what a page would ask must be known already. */
const SPEC = oidcCore('3.1.2.6', 'AuthError');

export const loginNotNeeded: ServerCheck = {
  id: 'login_not_needed',
  title: 'With prompt=none, the user is logged in already',
  spec: SPEC,
  run: (context) => {
    const { value, session, now } = context;
    const request = readAuthorizationRequest(context);
    if (!request.prompt.includes('none')) return undefined;
    const suffices = loginSuffices(request, session, now);
    const actual = session ? `logged in at ${moment(session.authTime)}` : 'nobody is logged in';
    const expected = value('max_age') ? `a login within ${value('max_age')} s` : 'a login';
    return verdict(suffices, expected, actual, error('login_required', 'The user must log in'));
  },
};

export const consentNotNeeded: ServerCheck = {
  id: 'consent_not_needed',
  title: 'With prompt=none, the user has consented already',
  spec: SPEC,
  run: (context) => {
    const { session, server } = context;
    const request = readAuthorizationRequest(context);
    if (!request.prompt.includes('none') || !session) return undefined;
    const covered = server.store.consents.cover(session.user.sub, request);
    const actual = covered ? 'a remembered consent' : 'no consent to all of these';
    const expected = `a remembered consent to ${request.scope.join(' ')}`;
    return verdict(covered, expected, actual, error('consent_required', 'The user must consent'));
  },
};
