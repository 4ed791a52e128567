import { visible } from '../../trace/export/visible.ts';

/** A stretch of a value as it is drawn; `cut` is so many characters that are left out. */
export type Piece =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'differs'; readonly text: string }
  | { readonly kind: 'cut'; readonly count: number };

/** How much of a value is drawn, in characters. */
export interface Room {
  /** Values up to this length are drawn whole. */
  readonly whole: number;
  /** Of what both values share, on each side of a difference. */
  readonly around: number;
  /** Of what differs. */
  readonly within: number;
}

/** So much is seen at first, and after somebody asked for all of it; what is longer still is for the copy. */
export const SHORT: Room = { whole: 72, around: 20, within: 48 };
export const LONG: Room = { whole: 4000, around: 2000, within: 4000 };

/** Two values as they are drawn, the places marked in which they differ. */
export interface MarkedPair {
  readonly expected: readonly Piece[];
  readonly actual: readonly Piece[];
}

/** Middles longer than this are marked whole: comparing them character by character takes the square of their length. */
const COMPARED = 200;

/** Equal characters fewer than this between two differences are chance. */
const ISLAND = 3;

/** Marks where two values differ. Long values are cut where they agree, and the differing place stays. */
export function markedPair(expected: string, actual: string, room: Room = SHORT): MarkedPair {
  const { head, tail } = sharedEnds(expected, actual);
  const [one, other] = [expected, actual].map((text) => text.slice(head, text.length - tail)) as [
    string,
    string,
  ];
  const middle = compareMiddles(one, other);
  const whole = (own: readonly Run[]): Run[] => [
    { differs: false, text: expected.slice(0, head) },
    ...own,
    { differs: false, text: expected.slice(expected.length - tail) },
  ];
  return { expected: drawn(whole(middle.one), room), actual: drawn(whole(middle.other), room) };
}

/** A value that is compared with nothing, cut in the middle if it is long. */
export function plainValue(text: string, room: Room = SHORT): readonly Piece[] {
  return drawn([{ differs: false, text }], { ...room, around: room.around + 8 });
}

/** Whether something of a value is left out. */
export const isCut = (pieces: readonly Piece[]): boolean => pieces.some(({ kind }) => kind === 'cut');

interface Run {
  readonly differs: boolean;
  readonly text: string;
}

/** How many characters two texts share at either end; neither half of a surrogate pair is left alone. */
function sharedEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  if (head > 0 && isHigh(a.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  if (tail > 0 && isLow(a.charCodeAt(a.length - tail))) tail--;
  return { head, tail };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function compareMiddles(
  one: string,
  other: string,
): { readonly one: readonly Run[]; readonly other: readonly Run[] } {
  const whole = { one: [{ differs: true, text: one }], other: [{ differs: true, text: other }] };
  if (one.length > COMPARED || other.length > COMPARED) return whole;
  const [a, b] = [[...one], [...other]];
  const shared = sharedCharacters(a, b);
  // With little in common nearly all is marked, and the rest only disturbs.
  if (shared.length * 2 < Math.max(a.length, b.length)) return whole;
  const runs = withoutIslands(shared, a.length, b.length);
  return {
    one: runsOf(a, new Set(runs.map(([at]) => at))),
    other: runsOf(b, new Set(runs.map(([, at]) => at))),
  };
}

type Pair = readonly [a: number, b: number];

/** The places of a longest common subsequence. */
function sharedCharacters(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Leaves out short runs of equal characters that stand between two differences. */
function withoutIslands(pairs: readonly Pair[], lengthOfA: number, lengthOfB: number): Pair[] {
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const last = runs.at(-1)?.at(-1);
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) runs.at(-1)?.push(pair);
    else runs.push([pair]);
  }
  const atEdge = (run: readonly Pair[]) => {
    const [first, last] = [run[0], run.at(-1)];
    const begins = first?.[0] === 0 && first[1] === 0;
    return begins || (last?.[0] === lengthOfA - 1 && last[1] === lengthOfB - 1);
  };
  return runs.filter((run) => run.length >= ISLAND || atEdge(run)).flat();
}

function runsOf(characters: readonly string[], shared: ReadonlySet<number>): Run[] {
  const runs: { differs: boolean; text: string }[] = [];
  for (const [at, character] of characters.entries()) {
    const differs = !shared.has(at);
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += character;
    else runs.push({ differs, text: character });
  }
  return runs;
}

function drawn(runs: readonly Run[], room: Room): Piece[] {
  const kept = runs.filter(({ text }) => text !== '');
  if (kept.reduce((sum, { text }) => sum + text.length, 0) <= room.whole)
    return kept.map(({ differs, text }) => ({ kind: differs ? 'differs' : 'same', text: visible(text) }));
  return kept.flatMap(({ differs, text }, at): Piece[] => {
    const kind = differs ? 'differs' : 'same';
    const [before, after] = differs
      ? [Math.ceil(room.within * 0.75), Math.floor(room.within * 0.25)]
      : // What begins or ends a value is recognised by less than what stands beside a difference.
        [at === 0 ? Math.ceil(room.around * 0.7) : room.around, at === kept.length - 1 ? 8 : room.around];
    return cutMiddle(kind, text, before, after);
  });
}

function cutMiddle(kind: 'same' | 'differs', text: string, before: number, after: number): Piece[] {
  if (text.length <= before + after + 2) return [{ kind, text: visible(text) }];
  const head = isHigh(text.charCodeAt(before - 1)) ? before - 1 : before;
  const end = text.length - after;
  const tail = isLow(text.charCodeAt(end)) ? end + 1 : end;
  return [
    { kind, text: visible(text.slice(0, head)) },
    { kind: 'cut', count: tail - head },
    { kind, text: visible(text.slice(tail)) },
  ];
}
