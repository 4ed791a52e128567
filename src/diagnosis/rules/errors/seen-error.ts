import type { AuthorizationAsk, Facts, Fields, ResourceCall, TokenCall } from '../../facts/facts.ts';

type Place = 'authorization' | 'page' | 'resource' | 'token' | Side;

/** Requests beside those for tokens. */
export type Side = 'pushed' | 'device' | 'revocation' | 'introspection' | 'logout';

/** An error answer, wherever it came from. */
export interface SeenError {
  /** Who refused what, in words: `the token endpoint`. */
  readonly by: string;
  readonly place: Place;
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** The server's own words. */
  readonly words: string;
  /** The answer. */
  readonly seq: number;
  readonly where: string;
  readonly at: number;
  /** Names by which the server's log finds it. */
  readonly traceIds: readonly string[];
  readonly call?: TokenCall;
  readonly ask?: AuthorizationAsk | undefined;
  readonly resource?: ResourceCall;
}

/** What an answer says of its error. */
export const told = (facts: Facts, fields: Fields, seq: number) => ({
  words: fields.value('error_description') ?? fields.value('errorSummary') ?? fields.value('message') ?? '',
  ...{ seq, at: timeOf(facts, seq), traceIds: idsIn(fields) },
});

const IDS = ['correlation_id', 'trace_id', 'request_id', 'requestId', 'errorId', 'logId'] as const;

/** Names by which the server's log finds an answer. */
export const idsIn = (fields: Fields): string[] =>
  IDS.flatMap((name) => {
    const value = fields.value(name);
    return value && value.length < 100 ? [`${name} ${value}`] : [];
  });

/** When an event was. */
export const timeOf = (facts: Facts, seq: number): number => facts.trace.events[seq]?.at ?? 0;

/** Whether a token request was answered with tokens, or with success where the file lacks the answer's body. */
export const wentWell = ({ succeeded, status = 0, lacksAnswer }: TokenCall): boolean =>
  succeeded || (lacksAnswer && status >= 200 && status < 300);
