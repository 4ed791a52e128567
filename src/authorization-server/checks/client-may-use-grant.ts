import { rfc } from '../../protocol/spec.ts';
import { DEVICE_GRANT } from '../grants/grant.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** The device authorization endpoint is the first half of the device grant. */
export const clientMayUseGrant: ServerCheck = {
  id: 'client_may_use_grant',
  title: 'The client is registered for this grant type',
  spec: rfc(6749, '5.2'),
  run: ({ client, value, endpoint, server }) => {
    const asked = endpoint === server.urls.device_authorization ? DEVICE_GRANT : value('grant_type');
    const registered = client?.grant_types ?? [];
    const refusal = error('unauthorized_client', 'The client may not use this grant type');
    const passed = asked !== undefined && registered.includes(asked);
    return verdict(passed, `one of: ${registered.join(' ')}`, asked, refusal);
  },
};
