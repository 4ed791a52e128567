import { listener } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { parseUrl } from '../protocol/http.ts';
import type { Channel, Party } from '../protocol/parties.ts';
import type { RequestEvent, ResponseEvent } from '../trace/events.ts';
import { readersOfRequest, readersOfResponse } from '../trace/exposure.ts';
import { pace } from './clock.ts';
import { editRequest, editResponse } from './edit.ts';
import type { Edit, StopName } from './recipe.ts';
import type { Stage } from './stage.ts';
import { workLabel } from './work-label.ts';
import type { Server } from './world.ts';

/** A request on its way to whoever answers at its URL. */
export interface Outgoing {
  readonly request: HttpRequest;
  readonly from: Party;
  readonly channel: Channel;
}

/** What came back, and the id of the check that refused, if one did. */
export interface Answered {
  readonly response: HttpResponse;
  /** The URL that was asked, edits included. */
  readonly url: string;
  readonly refusedBy: string | undefined;
}

const UNREACHABLE: HttpResponse = { status: 0, headers: [], body: '' };

/** One way of a request to its server and back. */
interface Passage {
  /** `POST /oauth/token`: what its stops are named after. */
  readonly name: string;
  /** The stop at which the request is held. */
  readonly at: StopName;
  readonly from: Party;
  readonly channel: Channel;
  /** The request before anybody changed it. */
  readonly original: HttpRequest;
  /** An attacker sends a copy; its stops are named after the request that it repeats. */
  readonly replay?: true;
}

type RequestDraft = Omit<RequestEvent, 'seq' | 'at' | 'step'>;
type ResponseDraft = Omit<ResponseEvent, 'seq' | 'at' | 'step'>;

/** Carries one request to its server and the response back, recording and holding both. Replays by an attacker go first. */
export async function exchange(stage: Stage, { request, from, channel }: Outgoing): Promise<Answered> {
  const name = `${request.method} ${placeOf(request.url)}`;
  const at = stage.name(`request ${name}`);
  const passage: Passage = { name, at, from, channel, original: request };
  const replays = stage.moves(at).filter((move) => move.do === 'replay');
  for (const number of replays.keys()) {
    const replayed = {
      at: `replay${number === 0 ? '' : ` ${number + 1}`} of ${at}`,
      from: 'attacker',
      original: request,
      replay: true,
    } as const;
    await carry(stage, { ...passage, ...replayed });
  }
  return carry(stage, passage);
}

/** The stop whose request an attacker's copy repeats; `undefined` for the stops of everybody else. */
export const repeatedAt = (at: StopName): StopName | undefined =>
  /^(?:(?:work for|response to) the )?replay(?: \d+)? of (.+)$/s.exec(at)?.[1];

/** The path, which is enough to tell the requests of a walk apart; an app's own scheme has the rest of its name before it. */
function placeOf(url: string): string {
  const { origin, protocol, host, pathname } = parseUrl(url) ?? {};
  if (pathname === undefined) return '';
  return origin === 'null' ? `${protocol}//${host}${pathname}` : pathname;
}

async function carry(stage: Stage, passage: Passage): Promise<Answered> {
  const { name, at, replay } = passage;
  const id = stage.nextExchange();
  const request = await deliver(stage, passage, at, async (edits) =>
    requestDraft(stage, passage, id, await editRequest(passage.original, edits)),
  );
  const { url } = request.message;
  const server = stage.world.serverAt(url);
  if (!server) return { response: UNREACHABLE, url, refusedBy: undefined };

  const { answer, refusedBy } = await serve(stage, passage, request, replay ? server.aside : server.handle);

  const back = replay ? `response to the ${at}` : stage.name(`response ${name}`);
  const response = await deliver(stage, passage, back, async (edits) =>
    responseDraft(passage, request, answer, await editResponse(answer, edits)),
  );
  return { response: response.message, url, refusedBy };
}

/** Holds a message until it may go, then records it as it is then. */
async function deliver<D extends RequestDraft | ResponseDraft>(
  stage: Stage,
  { channel }: Passage,
  at: StopName,
  compose: (edits: readonly Edit[]) => Promise<D>,
): Promise<D> {
  stage.world.clock.advance(channel === 'front' ? pace.frontChannel : pace.backChannel);
  const edits = () => stage.edits(at);
  const original = await compose([]);
  let draft = edits().length === 0 ? original : await compose(edits());
  let revised: Promise<unknown> | undefined;
  const revise = () => {
    const mine = compose(edits()).then((composed) => {
      if (revised === mine) draft = composed;
    });
    revised = mine;
    return mine;
  };
  await stage.hold({ kind: 'message', at, draft: () => draft, original, edits, revise });
  // Whoever edits and goes on at once means the edited message.
  await revised;
  stage.recorder.record(draft);
  return draft;
}

/** Lets the server answer, and records what it reported while it did. */
async function serve(
  stage: Stage,
  { name, at, replay }: Passage,
  { exchange: id, message, to }: RequestDraft,
  handle: Server,
) {
  const { checks, values, ...observer } = listener();
  const answer = await handle(message, observer);
  if (checks.length > 0 || values.length > 0) {
    stage.world.clock.advance(pace.work);
    const label = workLabel(to, name);
    const work = {
      kind: 'work',
      by: to,
      name: 'handle_request',
      label,
      values,
      checks,
      exchange: id,
    } as const;
    await stage.look(replay ? `work for the ${at}` : `work ${name}`, work);
  }
  return { answer, refusedBy: checks.find((check) => !check.passed)?.id };
}

function requestDraft(
  stage: Stage,
  { from, channel, original, replay }: Passage,
  id: string,
  message: HttpRequest,
): RequestDraft {
  const to = stage.world.serverAt(message.url)?.party ?? 'attacker';
  return {
    kind: 'request',
    exchange: id,
    from,
    to,
    channel,
    readers: readersOfRequest(message, channel, to),
    message,
    ...(differs(message, original) && { edited: true }),
    ...(replay && { injected: true }),
  };
}

function responseDraft(
  { channel, replay }: Passage,
  request: RequestDraft,
  answer: HttpResponse,
  message: HttpResponse,
): ResponseDraft {
  return {
    kind: 'response',
    exchange: request.exchange,
    from: request.to,
    to: request.from,
    channel,
    readers: readersOfResponse(message, channel, request.from, request.message),
    message,
    ...(differs(message, answer) && { edited: true }),
    ...(replay && { injected: true }),
  };
}

/** Edits that change nothing leave a message unedited. */
const differs = (message: object, original: object): boolean =>
  message !== original && JSON.stringify(message) !== JSON.stringify(original);
