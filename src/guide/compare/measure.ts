import type { Reader, SecretKind } from '../../protocol/parties.ts';
import {
  exposureOf,
  isExposure,
  type MessageEvent,
  type RequestEvent,
  type TraceModel,
  traceModel,
} from '../../trace/index.ts';
import { requestsFromPage } from './app-place.ts';
import { type ClientProof, clientProofIn } from './client-proof.ts';
import { type Refreshing, refreshingIn } from './refreshing.ts';
import { type ReturnedToken, tokensReturned } from './tokens-returned.ts';
import { countedWalk } from './walk.ts';

/** Where something was counted: the numbers of its events, in order. Their count is the figure, so every figure can be looked up. */
export type Seqs = readonly number[];

/** Where the values of one kind could have been read in a run. */
export interface ExposedKind {
  readonly kind: SecretKind;
  /** Places beside the parties that it is meant for; none where it stayed with them. */
  readonly beside: readonly { readonly reader: Reader; readonly seqs: Seqs }[];
  /** Parties that hold it, because they must. */
  readonly holders: readonly { readonly reader: Reader; readonly seqs: Seqs }[];
}

/** What a trace tells of a flow in numbers. All but `refresh` counts the walk up to the end of its documented steps. */
export interface Measures {
  /** Requests and responses. */
  readonly messages: { readonly front: Seqs; readonly back: Seqs };
  /** A request and its answer, by who asked; `onDevice` went to an app on the same device, not over a network. */
  readonly roundTrips: { readonly browser: Seqs; readonly app: Seqs; readonly onDevice: Seqs };
  /** What people did. */
  readonly actions: Seqs;
  /** How the app proved to the authorization server which app it is. */
  readonly client: ClientProof;
  /** Requests that show the app to be a page in the browser; none where it runs elsewhere. */
  readonly fromPage: Seqs;
  readonly tokens: readonly ReturnedToken[];
  readonly exposed: readonly ExposedKind[];
  readonly refresh: Refreshing;
}

/** Kinds of value whose exposure is compared: whoever reads one may act with it. */
export const comparedKinds = [
  'password',
  'code',
  'user_code',
  'device_code',
  'id_token',
  'access_token',
  'refresh_token',
  'client_secret',
] as const satisfies readonly SecretKind[];

/** Measures a run; `documentedSteps` is how many steps the flow's documentation counts. */
export function measure(model: TraceModel, documentedSteps: number): Measures {
  const walk = traceModel(countedWalk(model.trace, documentedSteps));
  const messages = messagesIn(walk);
  const on = (channel: MessageEvent['channel']) => seqsOf(messages.filter((one) => one.channel === channel));
  return {
    messages: { front: on('front'), back: on('back') },
    roundTrips: roundTripsIn(walk, messages),
    actions: seqsOf(walk.trace.events.filter(({ kind }) => kind === 'action')),
    client: clientProofIn(walk),
    fromPage: requestsFromPage(walk),
    tokens: tokensReturned(walk),
    exposed: comparedKinds.flatMap((kind) => exposedIn(walk, kind)),
    refresh: refreshingIn(model, documentedSteps),
  };
}

const seqsOf = (events: readonly { readonly seq: number }[]): Seqs => events.map(({ seq }) => seq);

const messagesIn = ({ trace }: TraceModel): MessageEvent[] =>
  trace.events.filter(
    (event): event is MessageEvent => event.kind === 'request' || event.kind === 'response',
  );

function roundTripsIn(walk: TraceModel, messages: readonly MessageEvent[]): Measures['roundTrips'] {
  const answered = messages.filter(
    (one): one is RequestEvent => one.kind === 'request' && walk.responseOf(one) !== undefined,
  );
  const onDevice = answered.filter(({ message }) => staysOnDevice(message.url));
  const sent = answered.filter((request) => !onDevice.includes(request));
  const by = (asks: 'browser' | 'app') =>
    seqsOf(sent.filter(({ from }) => (from === 'browser') === (asks === 'browser')));
  return { browser: by('browser'), app: by('app'), onDevice: seqsOf(onDevice) };
}

/**
 * Whether a request reaches an app on the same device: by the app's own scheme, or on a loopback address.
 * @see [RFC 8252 - OAuth 2.0 for Native Apps, section 7](https://www.rfc-editor.org/rfc/rfc8252#section-7)
 */
function staysOnDevice(url: string): boolean {
  return !/^https?:/i.test(url) || /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|\?|$)/i.test(url);
}

function exposedIn(walk: TraceModel, kind: SecretKind): ExposedKind[] {
  const ids = new Set(
    walk.trace.events.flatMap(({ seq }) =>
      walk.secretsAt(seq).flatMap((one) => (one.kind === kind ? one.id : [])),
    ),
  );
  if (ids.size === 0) return [];
  const byReader = new Map<Reader, Set<number>>();
  for (const { reader, seqs } of [...ids].flatMap((id) => exposureOf(walk, id)))
    byReader.set(reader, new Set([...(byReader.get(reader) ?? []), ...seqs]));
  const all = [...byReader].map(([reader, seqs]) => ({ reader, seqs: [...seqs].sort((a, b) => a - b) }));
  return [
    {
      kind,
      beside: all.filter(({ reader }) => isExposure(reader)),
      holders: all.filter(({ reader }) => !isExposure(reader) && reader !== 'network (TLS)'),
    },
  ];
}
