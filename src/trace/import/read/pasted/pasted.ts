import type { TraceLack } from '../../../events.ts';
import type { Entry, EntryRequest, PastedToken } from '../../entry.ts';
import { hasHeader } from '../har/headers.ts';
import { starterByHeaders } from '../har/origin.ts';
import { noRequest } from '../har/request.ts';
import type { Problems } from '../problems.ts';
import type { ReadFile, Text } from '../read-file.ts';
import { withRedactions } from '../redacted.ts';
import { findCurlCommand } from './curl-commands.ts';
import { findCurlVerbose } from './curl-verbose.ts';
import { findFetch } from './fetches.ts';
import { findFormBody } from './form-bodies.ts';
import { findHttpMessage } from './http-messages.ts';
import { findJsonAnswer } from './json-answers.ts';
import { findTokens } from './jwts.ts';
import { linesOf } from './lines.ts';
import type { Finder, Piece, Scratch } from './piece.ts';
import { findUrls } from './urls.ts';

/** In this order: what looks like two kinds is of the one that stands first. */
const FINDERS: readonly Finder[] = [
  findCurlCommand,
  findCurlVerbose,
  findFetch,
  findHttpMessage,
  findJsonAnswer,
  findFormBody,
  findUrls,
  findTokens,
];

/** Reads a text that somebody pasted: URLs, commands, messages, answers and tokens in any mixture, with prose between them. */
export function readPasted({ text, file, problems }: Text): ReadFile | undefined {
  const pieces = piecesOf(text, problems);
  const first = pieces[0];
  if (!first) return undefined;
  const source = (line: number) => ({ file, entry: line, path: `line ${line + 1}` });
  const redacted = withRedactions(
    joinedPieces(pieces).map(({ line, request, response, typed }): Entry => {
      const by =
        typed && !hasHeader(request.headers, 'user-agent') ? 'server' : starterByHeaders(request.headers);
      return {
        at: undefined,
        source: source(line),
        request,
        ...(response && { response }),
        ...(by && { by }),
      };
    }),
  );
  const tokens = pieces.flatMap((piece): PastedToken[] =>
    piece.is === 'token' ? [{ name: piece.name, value: piece.value, source: source(piece.line) }] : [],
  );
  return {
    kind: first.is === 'token' ? 'JWT' : first.of,
    exporter: pieces.some((piece) => piece.is !== 'token' && piece.of.startsWith('curl'))
      ? 'curl'
      : 'pasted text',
    entries: redacted.entries,
    lacks: [...lacksOf(redacted.entries), ...redacted.lacks],
    problems: problems.list(),
    ...(tokens.length > 0 ? { tokens } : {}),
  };
}

function piecesOf(text: string, problems: Problems): Piece[] {
  const lines = linesOf(text);
  const say = (line: number, what: string) =>
    problems.say({ text: `Line ${line + 1} ${what}.`, entry: line, path: `line ${line + 1}`, reach: 'part' });
  const scratch: Scratch = { budget: 2_000_000 + 2 * text.length, noForm: 0, say };
  const pieces: Piece[] = [];
  for (let line = 0; line < lines.lines.length; ) {
    const found = firstFound(lines, line, scratch);
    if (found) for (const piece of found.pieces) pieces.push(piece);
    line = Math.max(found?.next ?? 0, line + 1);
  }
  return pieces;
}

function firstFound(...given: Parameters<Finder>): ReturnType<Finder> {
  const [{ lines }, line] = given;
  if (lines[line]?.trim() === '') return undefined;
  for (const find of FINDERS) {
    const found = find(...given);
    if (found) return found;
  }
  return undefined;
}

interface Joined {
  readonly line: number;
  /** It is a command line's: without a browser's name in it, no browser sent it. */
  readonly typed: boolean;
  request: EntryRequest;
  response: Entry['response'];
}

/** Answers go to the request before them that waits for one; what `curl -v` printed goes to the command before it. */
function joinedPieces(pieces: readonly Piece[]): Joined[] {
  const entries: Joined[] = [];
  let open: Extract<Piece, { is: 'request' }> | undefined;
  for (const piece of pieces) {
    const last = entries.at(-1);
    if (piece.is === 'token') continue;
    if (piece.is === 'response') {
      if (open && last && (open.awaits === 'any' || piece.of !== 'JSON response'))
        last.response = piece.response;
      else entries.push({ line: piece.line, typed: false, request: noRequest, response: piece.response });
      open = undefined;
    } else if (
      piece.ofCommand &&
      open?.of === 'curl command' &&
      last &&
      isSame(last.request, piece.request)
    ) {
      last.request = { ...piece.request, ...commandParts(last.request, piece.request) };
      last.response = piece.response;
      open = piece.response ? undefined : piece;
    } else {
      const typed = piece.of.startsWith('curl');
      entries.push({ line: piece.line, typed, request: piece.request, response: piece.response });
      open = piece.response ? undefined : piece;
    }
  }
  return entries;
}

const isSame = (command: EntryRequest, sent: EntryRequest): boolean =>
  command.method === sent.method && withoutScheme(command.url) === withoutScheme(sent.url);

const withoutScheme = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/#.*$/s, '');

/** The URL's scheme and the body are known from the command alone. */
function commandParts({ url, body, lacks }: EntryRequest, sent: EntryRequest): Partial<EntryRequest> {
  if (body === undefined) return { url };
  const known = sent.lacks.filter((lack) => lack !== 'body');
  return { url, body, lacks: lacks.includes('values') && hasVariable(body) ? [...known, 'values'] : known };
}

const hasVariable = (body: string): boolean => /\$[\w{(]/.test(body);

/** What such a text does not show, by what stands in it. */
function lacksOf(entries: readonly Entry[]): TraceLack[] {
  const every = (test: (entry: Entry) => boolean) => entries.length > 0 && entries.every(test);
  const lacks: TraceLack[] = ['times'];
  if (every(({ request, response }) => isFront(request) && !response?.body)) lacks.push('back channel');
  if (every(({ request }) => request.lacks.includes('cookies') || request.lacks.includes('message')))
    lacks.push('cookies');
  if (every(({ request }) => request.lacks.includes('authorization') || request.lacks.includes('message')))
    lacks.push('authorization');
  if (every(({ request }) => request.body === undefined)) lacks.push('request bodies');
  if (every(({ response }) => !response?.body)) lacks.push('response bodies');
  return lacks;
}

/** A bare URL, or a form without the name of its endpoint that is no token request. */
const isFront = ({ url, body, headers }: EntryRequest): boolean =>
  url === '' ? !/(?:^|&)grant_type=/.test(body ?? '') : headers.length === 0;
