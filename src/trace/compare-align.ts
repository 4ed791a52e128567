import { alike, type Features, likeness } from './compare-features.ts';

/** Where two events that stand for each other are in their lists. */
export type Pair = readonly [left: number, right: number];

/**
 * Pairs the events of two lists without crossing, so that the pairs together are as alike as can be. What the lists share at
 * their heads and tails is paired at once; the rest costs the product of what is left of both.
 */
export function align(left: readonly Features[], right: readonly Features[]): Pair[] {
  const most = Math.min(left.length, right.length);
  const same = (i: number, j: number) => alike(left[i] as Features, right[j] as Features);
  let head = 0;
  while (head < most && same(head, head)) head++;
  let tail = 0;
  while (head + tail < most && same(left.length - 1 - tail, right.length - 1 - tail)) tail++;
  const between = alignAll(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
  return [
    ...Array.from({ length: head }, (_, at): Pair => [at, at]),
    ...between.map(([i, j]): Pair => [head + i, head + j]),
    ...Array.from({ length: tail }, (_, at): Pair => [left.length - tail + at, right.length - tail + at]),
  ];
}

/** How the best pairing of two beginnings ends. */
const PAIRED = 1;
const LEFT_ALONE = 2;
/** Set where a pair follows another one directly. */
const FOLLOWS = 4;

/** For a pair right behind another: keeps together what came together, such as a request and its answer. */
const TOGETHER = 1;

/**
 * What likeness weighs against the place of a pair: of two pairings that are equally good the earlier one is the right one for a
 * run that still goes on. No sum of places comes near it, and every sum is a whole number.
 */
const WEIGHT = 2 ** 30;

function alignAll(left: readonly Features[], right: readonly Features[]): Pair[] {
  if (left.length === 0 || right.length === 0) return [];
  return walkBack(left.length, right.length, endings(left, right));
}

/** For every two beginnings, row by row, how their best pairing ends. */
function endings(left: readonly Features[], right: readonly Features[]): Uint8Array {
  const width = right.length + 1;
  const ends = new Uint8Array((left.length + 1) * width);
  let best = new Float64Array(width);
  let paired = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  for (const [i, a] of left.entries()) {
    const [bestBefore, pairedBefore] = [best, paired];
    best = new Float64Array(width);
    paired = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    for (let j = 1; j < width; j++) {
      const alone = Math.max(bestBefore[j] ?? 0, best[j - 1] ?? 0);
      let end = alone === bestBefore[j] ? LEFT_ALONE : 0;
      const like = likeness(a, right[j - 1] as Features);
      if (like > 0) {
        const apart = bestBefore[j - 1] ?? 0;
        const together = (pairedBefore[j - 1] ?? 0) + TOGETHER * WEIGHT;
        const total = like * WEIGHT - i - j + Math.max(apart, together);
        paired[j] = total;
        if (total >= alone) end = PAIRED;
        if (together >= apart) end |= FOLLOWS;
      }
      best[j] = Math.max(alone, paired[j] ?? 0);
      ends[(i + 1) * width + j] = end;
    }
  }
  return ends;
}

function walkBack(lefts: number, rights: number, ends: Uint8Array): Pair[] {
  const pairs: Pair[] = [];
  let [i, j, follows] = [lefts, rights, false];
  while (i > 0 && j > 0) {
    const end = ends[i * (rights + 1) + j] ?? 0;
    if (follows || (end & 3) === PAIRED) {
      pairs.push([--i, --j]);
      follows = (end & FOLLOWS) !== 0;
    } else if ((end & 3) === LEFT_ALONE) i--;
    else j--;
  }
  return pairs.reverse();
}
