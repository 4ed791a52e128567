import { listener } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { parseUrl } from '../protocol/http.ts';
import type { Channel, Party } from '../protocol/parties.ts';
import { readersOfRequest, readersOfResponse } from '../trace/exposure.ts';
import { pace } from './clock.ts';
import { editRequest, editResponse } from './edit.ts';
import type { Stage } from './stage.ts';

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

/**
 * Carries one request to its server and the response back, recording and holding both. A replay by an attacker goes first.
 */
export async function exchange(stage: Stage, outgoing: Outgoing): Promise<Answered> {
  const name = `${outgoing.request.method} ${parseUrl(outgoing.request.url)?.pathname ?? ''}`;
  const at = stage.name(`request ${name}`);
  stage.wait(at);
  const sent = () => editRequest(outgoing.request, stage.edits(at));
  if (stage.moves(at).some((move) => move.do === 'replay'))
    await send(stage, { ...outgoing, request: sent() }, name, at, true);
  return send(stage, outgoing, name, at, false, sent);
}

async function send(
  stage: Stage,
  { request, from, channel }: Outgoing,
  name: string,
  at: string,
  injected: boolean,
  sent: () => HttpRequest = () => request,
): Promise<Answered> {
  const id = stage.nextExchange();
  stage.world.clock.advance(channel === 'front' ? pace.frontChannel : pace.backChannel);
  const draft = () => {
    const message = sent();
    const to = stage.world.serverAt(message.url)?.party ?? 'attacker';
    const edited = !injected && differs(message, request);
    return {
      kind: 'request' as const,
      exchange: id,
      from: injected ? ('attacker' as const) : from,
      to,
      channel,
      readers: readersOfRequest(message, channel, to),
      message,
      ...(edited && { edited: true as const }),
      ...(injected && { injected: true as const }),
    };
  };
  /** What happens to a replay is named after the request that it repeats. */
  const replay = injected ? `replay of ${at}` : undefined;
  await stage.hold({ kind: 'message', at: replay ?? at, draft });
  const { to, message, from: sender } = draft();
  stage.recorder.record(draft());
  const server = stage.world.serverAt(message.url);
  if (!server) return { response: UNREACHABLE, url: message.url, refusedBy: undefined };
  const heard = listener();
  const answer = await server.handle(message, heard);
  if (heard.checks.length > 0 || heard.values.length > 0) {
    stage.world.clock.advance(pace.work);
    await stage.look(replay ? `work for the ${replay}` : `work ${name}`, {
      kind: 'work',
      by: to,
      name: 'handle_request',
      label: workLabel(to, name),
      values: heard.values,
      checks: heard.checks,
      exchange: id,
    });
  }
  const refusedBy = heard.checks.find((check) => !check.passed)?.id;
  const response = await answerBack(stage, { id, name, from: to, to: sender, channel, answer, replay });
  return { response, url: message.url, refusedBy };
}

/** Edits that change nothing leave a message unedited. */
const differs = (message: object, original: object): boolean =>
  JSON.stringify(message) !== JSON.stringify(original);

/** What a server does with a request, in words. */
const WORK: Readonly<Record<string, string>> = {
  'GET /authorize': 'Checks the authorization request',
  'GET /login': 'Prepares the login page',
  'POST /login': 'Checks who signs in',
  'GET /consent': 'Prepares the consent page',
  'POST /consent': 'Records the decision',
  'POST /oauth/token': 'Checks the token request',
  'GET /userinfo': 'Checks the access token',
  'POST /oauth/revoke': 'Checks the revocation request',
};

function workLabel(party: Party, name: string): string {
  return party === 'api' ? 'Checks the access token' : (WORK[name] ?? 'Checks the request');
}

interface Returning {
  readonly id: string;
  readonly name: string;
  readonly from: Party;
  readonly to: Party;
  readonly channel: Channel;
  readonly answer: HttpResponse;
  /** The name of the replay that is answered, if it is one. */
  readonly replay: string | undefined;
}

async function answerBack(stage: Stage, returning: Returning): Promise<HttpResponse> {
  const { id, name, from, to, channel, answer, replay } = returning;
  const injected = replay !== undefined;
  const at = injected ? `response to the ${replay}` : stage.name(`response ${name}`);
  if (!injected) stage.wait(at);
  stage.world.clock.advance(channel === 'front' ? pace.frontChannel : pace.backChannel);
  const draft = () => {
    const edits = injected ? [] : stage.edits(at);
    const message = editResponse(answer, edits);
    return {
      kind: 'response' as const,
      exchange: id,
      from,
      to,
      channel,
      readers: readersOfResponse(message, channel, to),
      message,
      ...(differs(message, answer) && { edited: true as const }),
      ...(injected && { injected: true as const }),
    };
  };
  await stage.hold({ kind: 'message', at, draft });
  const { message } = draft();
  stage.recorder.record(draft());
  return message;
}
