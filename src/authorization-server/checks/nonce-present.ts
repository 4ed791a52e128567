import { oidcCore } from '../../protocol/spec.ts';
import { carriesIdToken } from '../response-type.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** An ID token from the front channel has nothing else that ties it to the login that asked for it. */
export const noncePresent: ServerCheck = {
  id: 'nonce_present',
  title: 'The request carries a nonce where the ID token comes through the browser',
  spec: oidcCore('3.2.2.1', 'ImplicitAuthRequest'),
  run: ({ value, server }) => {
    const asksOpenId = value('scope')?.split(' ').includes('openid') ?? false;
    const wanted = carriesIdToken(value('response_type')) || (server.policy.requireNonce && asksOpenId);
    if (!wanted) return undefined;
    const nonce = value('nonce');
    return verdict(nonce !== undefined, 'a nonce', nonce, error('invalid_request', 'The nonce is missing'));
  },
};
