import { redirectLocation } from '../protocol/http.ts';
import { exposedPlaces, intendedReaders, type Party, type Reader } from '../protocol/parties.ts';
import type { ActionEvent, MessageEvent, TraceEvent } from './events.ts';
import { isExposure, readersAt, readersOfAction, readersOfPlace } from './exposure.ts';
import { groupBy } from './group.ts';
import type { TraceModel } from './model.ts';
import { type SecretUse, secretsFound } from './secrets.ts';

/** Somebody who could read a secret, and the events in which. */
export interface Exposure {
  readonly reader: Reader;
  readonly seqs: readonly number[];
}

const ORDER: readonly Reader[] = [...exposedPlaces, ...intendedReaders];

/** Who could read a secret anywhere in its trace: those that it leaks to first, then those that it is meant for. */
export function exposureOf(model: TraceModel, secretId: string): Exposure[] {
  const pairs = model.usesOf(secretId).flatMap((use) => {
    const event = model.event(use.seq);
    return event ? readersIn(model, event, use).map((reader) => ({ reader, seq: use.seq })) : [];
  });
  const byReader = groupBy(pairs, ({ reader }) => reader);
  return ORDER.flatMap((reader): Exposure[] => {
    const seqs = new Set((byReader.get(reader) ?? []).map(({ seq }) => seq));
    return seqs.size > 0 ? [{ reader, seqs: [...seqs] }] : [];
  });
}

function readersIn(model: TraceModel, event: TraceEvent, { where }: SecretUse): readonly Reader[] {
  switch (event.kind) {
    case 'request':
    case 'response':
      return [
        ...(where === 'page text' ? (['onlookers'] as const) : []),
        ...placesIn(event, where).flatMap((place) => readersOfPlace(event.readers, place)),
        ...readersAt(event.from),
        ...readersAt(event.to),
      ];
    case 'work':
      return where === 'page text' ? readersOfAction(event.on ?? 'browser', event.by) : readersAt(event.by);
    case 'action':
      return readersOfTyped(model, event);
    default:
      return [];
  }
}

/** A claim stands where its token stands. */
function placesIn(event: MessageEvent, where: string): string[] {
  if (where !== 'nonce claim') return [where];
  return secretsFound(event)
    .filter(({ kind }) => kind === 'id_token')
    .map((token) => token.where);
}

/** Who could read what a person typed. */
export function readersOfTyped(model: TraceModel, event: ActionEvent): Reader[] {
  return readersOfAction(event.on, pageOwner(model, event));
}

/** Whose page a person acted on: the party that sent it, or that drew it by itself; `undefined` for an empty browser. */
export function pageOwner(model: TraceModel, { on, seq }: ActionEvent): Party | undefined {
  if (on !== 'browser') return on;
  const screen = model.screenAt(seq);
  const shown = screen && model.event(screen.seq);
  if (shown?.kind === 'work') return shown.by;
  return shown?.kind === 'response' ? shown.from : undefined;
}

/**
 * Where the values of one message could have been read beside its two parties; none where it carries no value. A value is a
 * parameter of the URL or of a form, or a secret wherever it stands.
 */
export function exposedPlacesOf(event: MessageEvent): Reader[] {
  const places = new Set(secretsFound(event).map(({ where }) => where));
  const { message } = event;
  if ('url' in message) {
    if (message.url.includes('?')) places.add('query');
    if (message.body) places.add('form body');
  } else if (/[?#]./.test(redirectLocation(message) ?? '')) places.add('Location');
  const readers = new Set([...places].flatMap((where) => readersOfPlace(event.readers, where)));
  return event.readers.filter((reader) => isExposure(reader) && readers.has(reader));
}
