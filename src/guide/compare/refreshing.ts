import { decodeParameters, parameter } from '../../protocol/parameters.ts';
import type { RequestEvent, ResponseEvent, TraceModel } from '../../trace/index.ts';
import { tokensReturned } from './tokens-returned.ts';
import { countedWalk } from './walk.ts';

/** Whether an app can get new tokens without its user, as seen in a whole run. */
export interface Refreshing {
  /** Messages of the walk that brought a refresh token. */
  readonly issued: readonly number[];
  /** Answers of the token endpoint to a refresh that brought an access token. */
  readonly worked: readonly number[];
  /** Those of them that brought a new refresh token too. */
  readonly rotated: readonly number[];
}

/**
 * Looks for refresh tokens in the walk, and for refreshes in all of the run.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export function refreshingIn(model: TraceModel, documentedSteps: number): Refreshing {
  const last = countedWalk(model.trace, documentedSteps).events.length;
  const returned = tokensReturned(model);
  const brought = (kind: string) =>
    new Set(returned.flatMap((token) => (token.kind === kind ? token.seq : [])));
  const [refresh, access] = [brought('refresh_token'), brought('access_token')];
  const worked = model.trace.events
    .filter(isRefresh)
    .map((request) => model.responseOf(request))
    .filter((answer): answer is ResponseEvent => answer?.message.status === 200 && access.has(answer.seq));
  return {
    issued: [...refresh].filter((seq) => seq < last),
    worked: worked.map(({ seq }) => seq),
    rotated: worked.map(({ seq }) => seq).filter((seq) => refresh.has(seq)),
  };
}

const isRefresh = (event: TraceModel['trace']['events'][number]): event is RequestEvent =>
  event.kind === 'request' &&
  parameter(decodeParameters(event.message.body ?? ''), 'grant_type') === 'refresh_token';
