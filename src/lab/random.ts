import type { Random } from '../protocol/inputs.ts';

/**
 * Bytes that follow from a seed: the same seed gives the same run on every machine. Predictable on purpose, so good for
 * nothing but demonstrations. Recipes and links rest on the exact sequence: never change it.
 */
export function seededRandom(seed: string): Random {
  const next = sfc32(hash128(seed));
  return {
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  };
}

type State = [number, number, number, number];

/** MurmurHash3-like mixing of a text into 128 bits of state. */
function hash128(text: string): State {
  const state: State = [1779033703, 3144134277, 1013904242, 2773480762];
  const factors = [597399067, 2869860233, 951274213, 2716044179] as const;
  for (const byte of new TextEncoder().encode(text)) {
    factors.forEach((factor, lane) => {
      const other = state[(lane + 1) % 4] ?? 0;
      state[lane] = other ^ Math.imul((state[lane] ?? 0) ^ byte, factor);
    });
  }
  return state;
}

/** Chris Doty-Humphrey's Small Fast Counter generator, 32 bit. */
function sfc32(state: State): () => number {
  let [a, b, c, d] = state;
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // The first outputs still resemble the seed.
  for (let round = 0; round < 15; round++) next();
  return next;
}
