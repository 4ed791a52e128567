import type { Occurrence } from '../../../protocol/steps/occurrence.ts';
import { stepOfFlow } from '../../../protocol/steps/tables.ts';
import { type ImportedFlow, numberedFlow } from './flow.ts';
import type { Kind } from './kind.ts';
import type { Reading } from './reading.ts';
import { parametersOf } from './request-parts.ts';

/** Numbers the messages of one attempt, in order; `kind` and `reading` are of the exchange that a message belongs to. */
export type StepOfMessage = (message: Occurrence, kind: Kind, reading: Reading) => number;

/**
 * Makes the numbering of an imported attempt: that of live runs, where a machine's states tell what comes after the documented
 * steps. Here the exchanges' meaning tells it.
 */
export function stepsOf(flow: ImportedFlow): StepOfMessage {
  const numbered = numberedFlow(flow);
  if (!numbered) return () => 0;
  const stepOf = stepOfFlow(numbered);
  const afterwards = new Map<Reading, number | undefined>();
  const spent = new Set<string>();
  let step = 0;
  let leaving: number | undefined;
  let called = false;

  function stateOf(kind: Kind, reading: Reading): string | undefined {
    switch (kind) {
      case 'userinfo':
        return 'askingUserinfo';
      case 'introspection':
        return 'introspecting';
      case 'revocation':
        return 'revoking';
      case 'logout':
        return 'loggingOut';
      case 'token':
        return tokenState(reading);
      case 'api':
        return called ? 'callingApiAgain' : undefined;
      default:
        return undefined;
    }
  }

  function tokenState(reading: Reading): string | undefined {
    const token = parametersOf(reading).get('refresh_token');
    const grant = parametersOf(reading).get('grant_type');
    if (grant !== 'refresh_token')
      return called && flow === 'client-credentials' ? 'fetchingNewToken' : undefined;
    const again = token !== undefined && spent.has(token);
    if (token !== undefined && reading.answer.has('access_token')) spent.add(token);
    return again ? 'reusingRefreshToken' : 'refreshing';
  }

  function afterwardsOf(kind: Kind, reading: Reading): number | undefined {
    if (leaving !== undefined && (kind === 'page' || kind === 'app')) return leaving;
    const name = stateOf(kind, reading);
    const at = name === undefined ? undefined : stepOf({ kind: 'state', name }, 0) || undefined;
    if (kind === 'logout') leaving = at;
    return at;
  }

  return (message, kind, reading) => {
    if (!afterwards.has(reading)) afterwards.set(reading, afterwardsOf(kind, reading));
    const after = afterwards.get(reading);
    if (kind === 'api' && message.response && message.response.status < 400) called = true;
    if (after !== undefined) return after;
    step = stepOf(message, step);
    return step;
  };
}
