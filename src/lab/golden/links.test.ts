import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackRecipe } from '../link.ts';
import { perform } from '../perform.ts';
import { valuesByName } from './values.ts';

interface Golden {
  readonly what: string;
  readonly link: string;
  /** The state in which the run ends. */
  readonly ends: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const golden: readonly Golden[] = JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8'));

// Links are in slides, tickets and rehearsals: what they give never changes, on no machine and in no later version.
describe('a link gives the same code, verifier and tokens everywhere', () => {
  it.each(golden)('$what', async ({ link, ends, values }) => {
    const trace = await perform(await unpackRecipe(link));
    expect(trace.events.at(-1)).toMatchObject({ kind: 'end', state: ends });
    expect(valuesByName(trace)).toEqual(values);
  });
});
