import type { Channel, Party } from '../../../protocol/parties.ts';
import type { Attempt, Member } from './attempt.ts';
import type { Reading } from './reading.ts';
import { basicUser, parametersOf } from './request-parts.ts';

interface Way {
  readonly from: Party;
  readonly to: Party;
  readonly channel: Channel;
}

const TO_SERVER: Way = { from: 'app', to: 'authorization-server', channel: 'back' };

const TO_API: Way = { from: 'app', to: 'api', channel: 'back' };

const AT_SERVER: Way = { from: 'browser', to: 'authorization-server', channel: 'front' };

const AT_APP: Way = { from: 'browser', to: 'app', channel: 'front' };

/** Somebody else's host has no party of its own: what the page sends there, it sends as it would to an API, before everybody's eyes. */
const ELSEWHERE: Way = { from: 'browser', to: 'api', channel: 'front' };

/** Who sends an exchange's request to whom, by what it is for. */
export function waysOf(attempt: Attempt, { kind, reading }: Member): Way {
  switch (kind) {
    case 'authorize':
    case 'page':
    case 'logout':
      return AT_SERVER;
    case 'answer':
    case 'app':
      return AT_APP;
    case 'api':
      return TO_API;
    case 'leak':
      return ELSEWHERE;
    case 'preflight':
      return attempt.apis.has(reading.origin) && !attempt.servers.has(reading.origin) ? TO_API : TO_SERVER;
    case 'introspection':
      return isByApi(attempt, reading) ? { ...TO_SERVER, from: 'api' } : TO_SERVER;
    default:
      return TO_SERVER;
  }
}

/** Introspected by somebody who is not the client: the API asks what the token is worth (RFC 7662 §2.1). */
function isByApi({ clientId }: Attempt, reading: Reading): boolean {
  const client = basicUser(reading) ?? parametersOf(reading).get('client_id');
  return client !== undefined && clientId !== undefined && client !== clientId;
}
