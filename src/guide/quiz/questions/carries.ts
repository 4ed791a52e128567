import { explain, type Place } from '../../../protocol/dictionary/index.ts';
import { header, redirectLocation } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import { type MessageEvent, type RequestEvent, readPage, type TraceModel } from '../../../trace/index.ts';
import { namesIn } from '../message.ts';
import type { Draft, Maker } from '../question.ts';
import { partyWords, pathOf, sentenceCase } from '../words.ts';

/** What a reader should know the way of, the most telling first. */
const TELLING = [
  'code_verifier',
  'client_secret',
  'client_assertion',
  'device_code',
  'refresh_token',
  'password',
  'code',
  'id_token',
  'access_token',
  'nonce',
  'state',
  'code_challenge',
  'user_code',
  'redirect_uri',
  'audience',
] as const;

/** Where a name of a request to a path is explained. */
const PLACES: Readonly<Record<string, Place>> = {
  '/authorize': 'authorization request',
  '/oauth/token': 'token request',
  '/oauth/device/code': 'device authorization request',
  '/oauth/par': 'pushed authorization request',
};

/** Which of these does a message carry, or leave out? Asked of the authorization request, the answer to it, and requests for tokens. */
export const carries: Maker = ({ model }, event) => {
  if (event.kind === 'request') return ofRequest(model, event);
  return event.kind === 'response' && isAnswer(event) ? ofAnswer(model, event) : [];
};

function ofRequest(model: TraceModel, event: RequestEvent): Draft[] {
  const path = pathOf(event.message);
  const place = PLACES[path];
  if (!place) return [];
  const { held, missing } = split(model, event);
  const what = `\`${event.message.method} ${path}\``;
  const who = sentenceCase(partyWords(event.from));
  const [carried] = held;
  const absent = missing.find((name) => name !== 'password');
  const all = { kind: 'carries', worth: 4 } as const;
  if (place === 'authorization request')
    return absent && held.length >= 2
      ? [
          {
            ...all,
            about: `leaves out ${absent}`,
            prompt: `${who} asks for ${what}. Which of these does the request leave out?`,
            right: `\`${absent}\``,
            // Those that are easiest to mix up with it.
            wrong: held.map((name) => `\`${name}\``).reverse(),
            ...reason(absent, ['token request', 'token response', 'authorization response']),
          },
        ]
      : [];
  return carried
    ? [
        {
          ...all,
          about: `carries ${carried} ${path}`,
          worth: carried === 'audience' || carried === 'redirect_uri' ? 1 : 4,
          prompt: `${who} sends ${what}. Which of these does it send along?`,
          right: `\`${carried}\``,
          wrong: missing.map((name) => `\`${name}\``).reverse(),
          ...reason(carried, [place], usesBasic(event)),
        },
      ]
    : [];
}

function ofAnswer(model: TraceModel, event: MessageEvent): Draft[] {
  const { held, missing } = split(model, event);
  const [carried] = held;
  return carried && carried !== 'nonce'
    ? [
        {
          kind: 'carries',
          about: `answer carries ${carried}`,
          prompt: `${sentenceCase(partyWords(event.from))} sends the browser back to the app. Which of these does the answer bring?`,
          right: `\`${carried}\``,
          wrong: missing.map((name) => `\`${name}\``),
          ...reason(carried, ['authorization response', 'token response']),
          worth: 3,
        },
      ]
    : [];
}

/** A redirect or a page that sends itself, back to the app with the answer to its authorization request. */
function isAnswer({ kind, from, message }: MessageEvent): boolean {
  if (kind !== 'response' || from !== 'authorization-server' || 'url' in message) return false;
  const location = redirectLocation(message);
  return location === undefined
    ? readPage(message.body).sendsItself
    : /[?&#](code|id_token|access_token)=/.test(location);
}

/** The telling names that a message holds, and those that other messages of the run hold instead. */
function split(model: TraceModel, event: MessageEvent) {
  const names = namesIn(event);
  const inRun = new Set(
    model.stops.flatMap((stop) =>
      stop.kind === 'request' || stop.kind === 'response' ? [...namesIn(stop)] : [],
    ),
  );
  return {
    held: TELLING.filter((name) => names.has(name)),
    missing: TELLING.filter((name) => !names.has(name) && inRun.has(name)),
  };
}

const usesBasic = ({ message }: RequestEvent): boolean =>
  /^Basic /i.test(header(message, 'authorization') ?? '');

function reason(name: string, places: readonly Place[], basic = false): Pick<Draft, 'explanation' | 'spec'> {
  const inHeader = basic && name === 'client_secret' ? explain('Basic', 'authentication scheme') : undefined;
  const entry = inHeader ?? places.map((place) => explain(name, place)).find((known) => known !== undefined);
  return {
    explanation: `\`${inHeader?.name ?? name}\`: ${entry?.what ?? 'It travels in another message of this run.'}`,
    spec: entry?.spec ?? rfc(6749, '4.1'),
  };
}
