import type { Header } from '../../../../protocol/http.ts';
import type { EntryRequest, EntryResponse } from '../../entry.ts';
import { bodyFrom } from './body-lines.ts';
import {
  headerLine,
  type RequestLine,
  requestFrom,
  requestLine,
  responseFrom,
  statusLine,
} from './http-lines.ts';
import type { Lines } from './lines.ts';
import type { Finder, Piece, Scratch } from './piece.ts';

/** `> `, `< `, `* `, `{ `, `} `, perhaps behind a time. */
const PREFIXED = /^(?:\d\d:\d\d:\d\d\.\d+ )?([*<>{}])(?: (.*))?$/s;
const START =
  /^(?:\d\d:\d\d:\d\d\.\d+ )?(?:> (?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+ HTTP\/|< HTTP\/\d|\* (?: *Trying |Connect|Host |Uses proxy|using HTTP|ALPN|STATE|Added |Could not|Resolving|Rebuilt|About to|TCP_NODELAY|Server auth|\[HTTP|Using HTTP|TLSv|SSL|Note: ))/i;

/** What `curl -v` prints, which has everything but the request's body. */
export const findCurlVerbose: Finder = (lines, line, scratch) => {
  if (!START.test(lines.lines[line] ?? '')) return undefined;
  const reader = new VerboseReader(lines, line, scratch);
  return { pieces: reader.read(), next: reader.next };
};

interface Exchange {
  readonly line: number;
  readonly asked: RequestLine | undefined;
  readonly sent: Header[];
  status: number | undefined;
  got: Header[];
  body: string | undefined;
}

class VerboseReader {
  next: number;
  readonly #lines: Lines;
  readonly #scratch: Scratch;
  readonly #exchanges: Exchange[] = [];
  #tls = false;
  #plain = false;

  constructor(lines: Lines, line: number, scratch: Scratch) {
    this.#lines = lines;
    this.next = line;
    this.#scratch = scratch;
  }

  read(): Piece[] {
    while (this.next < this.#lines.lines.length) {
      const text = this.#lines.lines[this.next] as string;
      const [, sign, rest = ''] = PREFIXED.exec(text) ?? [];
      if (sign === undefined) {
        if (!this.#body(text)) break;
      } else {
        this.#prefixed(sign, rest.trimEnd());
        this.next++;
      }
    }
    return this.#exchanges.flatMap((exchange) => this.#pieceOf(exchange) ?? []);
  }

  #prefixed(sign: string, rest: string): void {
    const last = this.#exchanges.at(-1);
    if (sign === '*') {
      if (/^ *(?:TLSv|SSL connection|ALPN|Server certificate|using HTTP\/2)/i.test(rest)) this.#tls = true;
      if (/port 80\b/.test(rest)) this.#plain = true;
    } else if (sign === '>') {
      const asked = requestLine(rest, undefined);
      const found = headerLine(rest);
      if (asked) this.#start(asked);
      else if (found && last) last.sent.push(found);
    } else if (sign === '<') {
      const status = statusLine(rest);
      const found = headerLine(rest);
      // After `100 Continue` and the like, the answer itself follows.
      if (status !== undefined) Object.assign(last ?? this.#start(undefined), { status, got: [] });
      else if (found && last) last.got.push(found);
    }
  }

  #start(asked: RequestLine | undefined): Exchange {
    const exchange = { line: this.next, asked, sent: [], status: undefined, got: [], body: undefined };
    this.#exchanges.push(exchange);
    return exchange;
  }

  /** Whether a line without a prefix belongs to the output: as the answer's body, or because it is empty and more follows. */
  #body(text: string): boolean {
    const last = this.#exchanges.at(-1);
    if (text.trim() === '') {
      this.next++;
      const more = this.#lines.lines[this.next];
      return (
        more !== undefined &&
        (PREFIXED.test(more) ||
          (last?.status !== undefined && last.body === undefined && /^\s*[{[<]/.test(more)))
      );
    }
    if (last?.status === undefined || last.body !== undefined) return false;
    const stops = (line: string) => PREFIXED.test(line) || /(?:^|[$#>] )curl /.test(line);
    if (stops(text)) return false;
    const { body, next } = bodyFrom(this.#lines, this.next, undefined, stops, this.#scratch);
    last.body = body?.replace(/\* (?:Connection #\d+ to host|Closing connection)[^\n]*$/, '').trim();
    this.next = Math.max(next, this.next + 1);
    return true;
  }

  #pieceOf({ line, asked, sent, status, got, body }: Exchange): Piece | undefined {
    const response: EntryResponse | undefined =
      status === undefined ? undefined : responseFrom(status, got, body);
    const request: EntryRequest | undefined =
      asked && requestFrom(asked, sent, undefined, this.#plain && !this.#tls ? 'http' : 'https');
    if (request)
      return { is: 'request', of: 'curl -v output', line, request, response, awaits: 'any', ofCommand: true };
    return response && { is: 'response', of: 'curl -v output', line, response };
  }
}
