import { oidcCore } from '../../protocol/spec.ts';
import { readAuthorizationRequest } from '../authorization-request.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** With `prompt=none` no page may be shown, so what a page would ask must be known already. */
export const consentNotNeeded: ServerCheck = {
  id: 'consent_not_needed',
  title: 'With prompt=none, the user has consented already',
  spec: oidcCore('3.1.2.6', 'AuthError'),
  run: (context) => {
    const { session, server, value } = context;
    if (!value('prompt')?.includes('none') || !session) return undefined;
    const request = readAuthorizationRequest(context);
    const covered = server.store.consents.cover(session.user.sub, request);
    const actual = covered ? 'a remembered consent' : 'no consent to all of these';
    const expected = `a remembered consent to ${request.scope.join(' ')}`;
    return verdict(covered, expected, actual, error('consent_required', 'The user must consent'));
  },
};
