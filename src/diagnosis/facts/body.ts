import { type Header, header, mediaType } from '../../protocol/http.ts';
import { decodeParameters, type Parameters } from '../../protocol/parameters.ts';
import { jsonObject } from '../../trace/index.ts';
import { membersOf } from './fields.ts';

/** What a body turned out to be, whatever its type says. */
export interface ReadBody {
  readonly kind: 'form' | 'JSON' | 'multipart' | 'HTML' | 'empty' | 'other';
  /** Of a form, or of a JSON object; empty for any other. */
  readonly parameters: Parameters;
}

interface Message {
  readonly headers: readonly Header[];
  readonly body?: string;
}

/** No form that means anything here is longer; a file that somebody sends up is. */
const LONGEST_FORM = 2_000_000;

/** How a form begins: a name, and what follows names. */
const FORM = /^[\w.\-~%+*[\]:$]{1,200}(?:=|&|$)/;

/** Reads a body by what it is, and by its type only where that does not tell: a wrong type is a fault that rules look for. */
export function readBody(message: Message): ReadBody {
  const text = (message.body ?? '').replace(/^\uFEFF/, '');
  const start = text.slice(0, 1000).trimStart();
  if (start === '') return { kind: 'empty', parameters: [] };
  if (start.startsWith('{')) return readJson(text);
  const type = mediaType(message);
  if (start.startsWith('[')) return { kind: 'JSON', parameters: [] };
  if (start.startsWith('<')) return { kind: /^<\?xml/i.test(start) ? 'other' : 'HTML', parameters: [] };
  if (type === 'multipart/form-data') return readMultipart(text, header(message, 'content-type') ?? '');
  const isForm = type === 'application/x-www-form-urlencoded' || (start.includes('=') && FORM.test(start));
  if (!isForm || text.length > LONGEST_FORM) return { kind: 'other', parameters: [] };
  return { kind: 'form', parameters: decodeParameters(text.trimEnd()) };
}

function readJson(text: string): ReadBody {
  const object = jsonObject(text);
  return object ? { kind: 'JSON', parameters: membersOf(object) } : { kind: 'other', parameters: [] };
}

function readMultipart(text: string, type: string): ReadBody {
  const boundary = /boundary="?([^";,\s]{1,100})/i.exec(type)?.[1];
  if (boundary === undefined || text.length > LONGEST_FORM) return { kind: 'multipart', parameters: [] };
  const parts = text.split(`--${boundary}`).map((part): readonly [string, string] | undefined => {
    const end = /\r?\n\r?\n/.exec(part);
    const head = end ? part.slice(0, Math.min(end.index, 2000)) : '';
    const name = /\bname="([^"]{1,200})"/.exec(head)?.[1];
    if (!end || name === undefined) return undefined;
    return [name, part.slice(end.index + end[0].length).replace(/\r?\n$/, '')];
  });
  return { kind: 'multipart', parameters: parts.filter((part) => part !== undefined) };
}
