import type { Header } from '../../protocol/http.ts';
import type { Lack, MessageSource, TraceLack } from '../events.ts';

/** One HTTP exchange as a file held it, before anybody says what it means. Header names are as they stood, without pseudo headers. */
export interface Entry {
  /** When the request was sent, in milliseconds since 1970; `undefined` where the file does not say: then the order in the file counts. */
  readonly at: number | undefined;
  readonly source: MessageSource;
  readonly request: EntryRequest;
  /** Absent where the file holds no answer at all. */
  readonly response?: EntryResponse | undefined;
  /** What started it, where the file says: a page that opens (also in a frame), or a script of a page. */
  readonly by?: 'navigation' | 'script' | 'server' | undefined;
  /** The tab or page, where the file says. */
  readonly page?: string | undefined;
  /** A `CORS` preflight, as the exporter or the method and its headers say. */
  readonly preflight?: true;
}

/** The request's half. */
export interface EntryRequest {
  readonly method: string;
  /** Absolute, as it stood, its fragment included; empty where only an answer was given. */
  readonly url: string;
  readonly headers: readonly Header[];
  /** As text, decoded where it stood in base64; `undefined` where there is none or the file lacks it (see `lacks`). */
  readonly body?: string | undefined;
  readonly lacks: readonly Lack[];
}

/** The answer's half. */
export interface EntryResponse {
  /** When it had come, in milliseconds since 1970. */
  readonly at: number | undefined;
  /** 0 where none came. */
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body?: string | undefined;
  /** Where the browser went next, where the file says it apart from the `Location` header; with its fragment. */
  readonly redirectUrl?: string | undefined;
  /** Why it did not reach the page: `net::ERR_FAILED`. */
  readonly failure?: string | undefined;
  readonly lacks: readonly Lack[];
}

/** What a reader makes of one file or pasted text. */
export interface ReadText {
  readonly kind: FileKind;
  /** The program that wrote it, in words, with its version: `Chrome DevTools 156`. */
  readonly exporter: string;
  readonly entries: readonly Entry[];
  /** What such a file never holds, or this one visibly does not. */
  readonly lacks: readonly TraceLack[];
  readonly problems: readonly ImportProblem[];
  /** Tokens that stood by themselves, by the name that they would have in a token response. */
  readonly tokens?: readonly PastedToken[];
}

/** A token that somebody pasted without the message that carried it. */
export interface PastedToken {
  readonly name: 'id_token' | 'access_token' | 'refresh_token';
  readonly value: string;
  readonly source: MessageSource;
}

/** What a text turned out to be. */
export type FileKind =
  | 'HAR'
  | 'SAML-tracer'
  | 'URLs'
  | 'curl command'
  | 'HTTP messages'
  | 'curl -v output'
  | 'form body'
  | 'JSON response'
  | 'JWT'
  | 'Grant Tour trace'
  | 'unknown';

/** Something in a file that could not be read, and how far it reaches. */
export interface ImportProblem {
  /** In a sentence, for whoever opened the file; foreign text in it is shortened. */
  readonly text: string;
  /** Which of the files, from 0. */
  readonly file: number;
  /** The entry, from 0. */
  readonly entry?: number;
  /** `log.entries[16].request.url`, `line 2`. */
  readonly path?: string;
  /** Nothing of the file was read, an entry was left out, or a part of an entry. */
  readonly reach: 'file' | 'entry' | 'part';
}
