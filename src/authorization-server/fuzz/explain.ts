import { table } from '../checks/table.ts';
import type { Coverage, Tally } from './coverage.ts';
import type { Failure } from './fuzz.ts';

/** Longer text is cut in what people read. */
const LONG = 2000;

/** A failure in words, with the request as a literal and the way to see it again. */
export function explain({ seed, episode, index, sent, problems }: Failure): string {
  const cut = (value: unknown): string => {
    const text = JSON.stringify(value) ?? '';
    return text.length > LONG ? `${text.slice(0, LONG)} ... (${text.length} characters)` : text;
  };
  return [
    `${problems.join('\n')}`,
    `seed ${seed}, episode ${episode}, request ${index ?? '(the flow at its end)'}`,
    ...(sent
      ? [`mutations: ${sent.by.join(', ')}`, `request: ${cut(sent.request)}`, `answer: ${cut(sent.response)}`]
      : []),
    `To see it again: npm run fuzz -- --seed ${seed} --from ${episode} --runs 1`,
  ].join('\n');
}

/** The checks of the table that refused nothing in a run. */
export function neverRefused({ checks }: Coverage): string[] {
  return table.map(([{ id }]) => id).filter((id) => (checks.get(id)?.no ?? 0) === 0);
}

/** Lines of a table: what each endpoint or check said. */
export function tallyLines(tallies: ReadonlyMap<string, Tally>): string[] {
  const width = Math.max(...[...tallies.keys()].map((name) => name.length), 0);
  return [...tallies].map(
    ([name, { yes, no }]) => `${name.padEnd(width)} ${String(yes).padStart(8)} ${String(no).padStart(8)}`,
  );
}
