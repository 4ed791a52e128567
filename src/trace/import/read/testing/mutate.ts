import type { Json } from './hars.ts';

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HOSTILE: readonly unknown[] = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'sequenceDiagram\nA->>B: %%{init}%% end\n;#quot;',
  '\u202eevil\u2066\u200b\ufeff',
  '\ud800',
  '%E0%A4%A',
  'https://as.example/?state=%zz%',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  '\u0000\u0001\u001b[31m',
  'a'.repeat(3000),
  'eyJ'.repeat(500),
  'https://[::1]:99999/',
  '-1',
  '1e999',
];

const TYPES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { name: 5 },
  ['a', 'b'],
];

type Holder = Record<string, unknown> | unknown[];

/** Any object or list inside a value, with one of its keys. */
function somewhere(root: unknown, random: () => number): { holder: Holder; key: string } | undefined {
  let holder = root as Holder;
  for (let depth = 0; ; depth++) {
    const keys = Object.keys(holder);
    const key = keys[Math.floor(random() * keys.length)];
    if (key === undefined) return undefined;
    const below = (holder as Record<string, unknown>)[key];
    const deeper = typeof below === 'object' && below !== null && Object.keys(below).length > 0;
    if (!deeper || (depth > 1 && random() < 0.2)) return { holder, key };
    holder = below as Holder;
  }
}

type Change = (holder: Holder, key: string, random: () => number) => void;

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

const set = (holder: Holder, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const get = (holder: Holder, key: string): unknown => (holder as Record<string, unknown>)[key];

/** Ways to damage a value in its place. */
const CHANGES: Readonly<Record<string, Change>> = {
  delete: (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  'another type': (holder, key, random) => set(holder, key, pick(TYPES, random)),
  'hostile text': (holder, key, random) => set(holder, key, pick(HOSTILE, random)),
  'hostile name': (holder, key, random) => set(holder, String(pick(HOSTILE, random)), get(holder, key)),
  twice: (holder, key) => {
    if (Array.isArray(holder)) holder.push(get(holder, key), get(holder, key));
  },
  wrap: (holder, key) => set(holder, key, [get(holder, key)]),
  'as text': (holder, key) => set(holder, key, JSON.stringify(get(holder, key))),
  'as number': (holder, key) => set(holder, key, Number(get(holder, key))),
  shorten: (holder, key, random) => {
    const text = get(holder, key);
    if (typeof text === 'string') set(holder, key, text.slice(0, Math.floor(random() * text.length)));
  },
  'broken escapes': (holder, key) => {
    const text = get(holder, key);
    if (typeof text === 'string') set(holder, key, text.replaceAll(/[=&/]/g, '$&%'));
  },
  reverse: (holder) => {
    if (Array.isArray(holder)) holder.reverse();
  },
  deep: (holder, key) => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 200; depth++) value = depth % 2 ? { a: value } : [value];
    set(holder, key, value);
  },
  prototype: (holder) =>
    set(holder, '__proto__', { url: 'https://evil.example/', request: {}, polluted: true }),
};

/** Ways to damage the text of a file. */
const DAMAGES: Readonly<Record<string, (text: string, random: () => number) => string>> = {
  cut: (text, random) => text.slice(0, Math.floor(random() * text.length)),
  'cut out': (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + text.slice(at + Math.floor(random() * 60));
  },
  'another character': (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + pick([...'{}[]",:\\\n0'], random) + text.slice(at + 1);
  },
  'with a tail': (text) => `${text}\n${text}`,
};

/** How many kinds of damage there are. */
export const kindsOfDamage = Object.keys(CHANGES).length + Object.keys(DAMAGES).length;

/** A HAR, damaged in one to four places by what the seed says; what a file of it holds. */
export function mutated(value: Json, seed: number): string {
  const random = randomFrom(seed);
  const copy = structuredClone(value);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const place = somewhere(copy, random);
    if (place) pick(Object.values(CHANGES), random)(place.holder, place.key, random);
  }
  const text = JSON.stringify(copy);
  return random() < 0.25 ? pick(Object.values(DAMAGES), random)(text, random) : text;
}
