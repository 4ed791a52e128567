import { rfc } from '../../protocol/spec.ts';
import type { Client } from '../options.ts';
import { error, type ServerCheck, type Verdict, verdict } from './check.ts';

export const clientMayAskForCode: ServerCheck = {
  id: 'client_may_ask_for_code',
  title: 'The client is registered for the authorization code grant',
  spec: rfc(6749, '4.1.2.1'),
  run: ({ client }) => mayUse(client, 'authorization_code'),
};

export const clientMayUseGrant: ServerCheck = {
  id: 'client_may_use_grant',
  title: 'The client is registered for this grant type',
  spec: rfc(6749, '5.2'),
  run: ({ client, value }) => mayUse(client, value('grant_type') ?? ''),
};

function mayUse(client: Client | undefined, grant: string): Verdict {
  const registered = client?.grant_types ?? [];
  const refusal = error('unauthorized_client', 'The client may not use this grant type');
  return verdict(registered.includes(grant), `one of: ${registered.join(' ')}`, grant, refusal);
}
