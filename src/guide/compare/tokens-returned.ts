import type { Channel } from '../../protocol/parties.ts';
import type { MessageEvent, TraceModel } from '../../trace/index.ts';

/** The kinds of token that a flow can bring, in the order in which they are shown. */
export const tokenKinds = ['id_token', 'access_token', 'refresh_token'] as const;

/** A kind of token. */
export type TokenKind = (typeof tokenKinds)[number];

/** A token that reached the app. */
export interface ReturnedToken {
  readonly kind: TokenKind;
  /** The way it came by. */
  readonly channel: Channel;
  /** The message that brought it. */
  readonly seq: number;
}

/** Every token that reached the app, each once, where it arrived first. */
export function tokensReturned(model: TraceModel): ReturnedToken[] {
  const met = new Set<string>();
  return model.trace.events.flatMap((event) => {
    if (!isToApp(event)) return [];
    return model.secretsAt(event.seq).flatMap(({ id, kind }): ReturnedToken[] => {
      if (!isToken(kind) || met.has(id)) return [];
      met.add(id);
      return [{ kind, channel: event.channel, seq: event.seq }];
    });
  });
}

const isToken = (kind: string): kind is TokenKind => tokenKinds.some((token) => token === kind);

const isToApp = (event: { readonly kind: string; readonly to?: unknown }): event is MessageEvent =>
  (event.kind === 'request' || event.kind === 'response') && event.to === 'app';
