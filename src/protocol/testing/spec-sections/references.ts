import type { SpecRef } from '../../spec.ts';
import * as makers from '../../spec.ts';
import { documents, type SpecDocument } from './documents.ts';

const byUrl = new Map(documents.map((document) => [document.url, document]));

/** The document that an address leads into, and the place in it. */
function find(url: string): { document: SpecDocument; place: string } | undefined {
  const [address = '', fragment] = url.split('#');
  const whole = byUrl.get(address);
  if (whole) return { document: whole, place: fragment === undefined ? '' : `#${fragment}` };
  const folder = documents.find((document) => address.startsWith(`${document.url}/`));
  return folder && { document: folder, place: address.slice(folder.url.length) };
}

/** The number of the section that a reference names in words: `RFC 7636 §4.6`, `RFC 7636 Appendix B`, `section 4.6`. */
const numberIn = (label: string): string | undefined =>
  /(?:§|[Aa]ppendix |[Ss]ection )([A-Z\d]+(?:\.\d+)*)$/.exec(label)?.[1];

/** What is wrong with a reference, in words; `undefined` where its section exists and has the number that it names. */
export function problemWith({ label, url }: SpecRef): string | undefined {
  const found = find(url);
  if (!found) return `${label}: no list of sections for ${url}`;
  const { document, place } = found;
  if (place === '') return numberIn(label) && `${label}: ${url} leads to no section`;
  const section = document.sections.find(({ places }) => places.includes(place));
  if (!section) return `${label}: ${document.title} has no ${place}`;
  const named = numberIn(label);
  if (named === section.number) return undefined;
  return `${label}: ${place} of ${document.title} is ${section.number ?? 'without a number'}`;
}

function isSpecRef(value: object): value is SpecRef {
  const { label, url } = value as Partial<Record<string, unknown>>;
  return Object.keys(value).length === 2 && typeof label === 'string' && typeof url === 'string';
}

/** Every reference in a value, however deep. */
export function specRefsIn(value: unknown, seen = new Set<unknown>()): SpecRef[] {
  if (value === null || typeof value !== 'object' || seen.has(value)) return [];
  seen.add(value);
  if (isSpecRef(value)) return [value];
  const inner = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
  return inner.flatMap((one) => specRefsIn(one, seen));
}

type Argument = string | number;
const { ...named } = makers as unknown as Record<string, (...args: Argument[]) => SpecRef>;

const LITERAL = String.raw`(?:\d+|'[^'\\\n]*'|"[^"\\\n]*")`;
const CALL = new RegExp(
  String.raw`\b(${Object.keys(named).join('|')})\(\s*(${LITERAL}(?:\s*,\s*${LITERAL})*)\s*,?\s*\)`,
  'g',
);

/** Every reference that a source text makes from literals. */
export function specRefsMadeIn(source: string): SpecRef[] {
  return [...source.matchAll(CALL)].flatMap(([, maker = '', list = '']) => {
    const found = list.match(new RegExp(LITERAL, 'g')) ?? [];
    const make = named[maker];
    return make ? [make(...found.map((text) => (/^\d/.test(text) ? Number(text) : text.slice(1, -1))))] : [];
  });
}

const LINK = /\[([^\]\n]+)\]\((https:\/\/[^)\s]+)\)/g;

/** Every link of a source text's comments into a document that is listed. */
export function specLinksIn(source: string): SpecRef[] {
  return [...source.matchAll(LINK)].map(([, label = '', url = '']) => ({ label, url }));
}

const CITED = /\b(?:RFC (\d{4,5})|(OIDC Core)) §(\d+(?:\.\d+)*)/g;

/** Every section that a text cites in words, as a link into the document: `RFC 9700 §2.1.2`, `OIDC Core §11`. */
export function citationsIn(text: string): SpecRef[] {
  return [...text.matchAll(CITED)].map(([label, number, , section = '']) => {
    if (number !== undefined) return { label, url: makers.rfc(Number(number), section).url };
    const core = byUrl.get('https://openid.net/specs/openid-connect-core-1_0.html');
    const place = core?.sections.find((one) => one.number === section)?.places[0];
    return { label, url: `${core?.url}${place ?? `#section-${section}`}` };
  });
}
