import type { Option } from '../../flows/contract.ts';
import { type FlowId, loadFlow } from '../../flows/index.ts';
import { allPairs, type Choices, type Row } from './all-pairs.ts';
import { expectedEnd } from './ends/expected.ts';

/** Settings that mean something only together, and that the pairs may hide behind an earlier end. */
const TOGETHER: readonly Row[] = [
  { audience: 'none', scope: 'openid profile' },
  { prompt: 'none', session: 'signed in' },
  { prompt: 'none', session: 'signed in', consent: 'remembered' },
  { prompt: 'none', session: 'signed in', consent: 'remembered', maxAge: '0' },
  { responseType: 'code token', scope: 'read:orders', session: 'signed in', consent: 'remembered' },
  { par: 'on', audience: 'unknown' },
  { par: 'on', scope: 'openid fly:rockets' },
  { par: 'on', scope: 'read:orders' },
  { par: 'on', scope: 'profile' },
  { par: 'on', mishap: 'wrong client secret' },
  { clientAuthentication: 'private_key_jwt', mishap: 'assertion expires' },
];

/** Walks through a flow that try its settings. */
export async function settingsOf(id: FlowId): Promise<{ options: readonly Option[]; rows: Row[] }> {
  const options = (await loadFlow(id))?.options ?? [];
  const presets = Object.fromEntries(options.map(({ name, preset }) => [name, preset]));
  const all = Object.fromEntries(options.map((option) => [option.name, valuesOf(option)]));
  const goesOn = (name: string, value: string) =>
    expectedEnd(id, { ...presets, [name]: value }).state === 'complete';
  // Where a setting ends the walk early, what it meets later never shows: those that go on meet among themselves first.
  const lasting = allPairs(changed(all, (name, values) => values.filter((value) => goesOn(name, value))));
  const ending = changed(all, (name, values) => values.filter((value) => !goesOn(name, value)));
  const alone = Object.entries(ending).flatMap(([name, values]) =>
    values.map((value) => ({ ...presets, [name]: value })),
  );
  const has = ([name, value]: [string, string]) => all[name]?.includes(value) ?? false;
  const together = TOGETHER.filter((row) => Object.entries(row).every(has)).map((row) => ({
    ...presets,
    ...row,
  }));
  const first = [...lasting, ...alone, ...together];
  return { options, rows: [...first, ...allPairs(all, first)] };
}

function changed(choices: Choices, change: (name: string, values: readonly string[]) => string[]): Choices {
  return Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, change(name, values)]));
}

/** The values that an option can have; of a text, those that are suggested. */
export const valuesOf = (option: Option): string[] =>
  (option.kind === 'choice' ? option.values : option.suggestions).map(({ value }) => value);
