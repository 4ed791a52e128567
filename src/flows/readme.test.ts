import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Option } from './option.ts';
import { flows } from './testing/machines.ts';

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
/** All that stands before the table, which is the last thing. */
const [text = ''] = readme.split(/^\| option \|/m);

const inCode = (text: string) => (text === '' ? 'left out' : `\`${text}\``);

function valuesInWords(option: Option): string {
  if (option.kind === 'text') return 'any text';
  const words = option.values.map(({ value, discouraged }) =>
    discouraged === undefined ? inCode(value) : `*${inCode(value)}*`,
  );
  return words.join(', ');
}

/** Names the fewer: the flows that have it, or those that have not. */
function flowsInWords(ids: readonly string[]): string {
  const others = flows.map(({ id }) => id).filter((id) => !ids.includes(id));
  if (others.length === 0) return 'all';
  return others.length < ids.length ? `all but ${others.join(', ')}` : ids.join(', ');
}

/** A row for each option; another one where a flow has other values or another preset. */
function table(): string {
  const rows = new Map<string, string[]>();
  const byName = flows
    .flatMap(({ id, flow }) => flow.options.map((option) => ({ id, option })))
    .sort((one, other) => rank(one.option.name) - rank(other.option.name));
  for (const { id, option } of byName) {
    const row = `| \`${option.name}\` | ${valuesInWords(option)} | ${inCode(option.preset)} |`;
    rows.set(row, [...(rows.get(row) ?? []), id]);
  }
  const lines = [...rows].map(([row, ids]) => `${row} ${flowsInWords(ids)} |`);
  return ['| option | values | default | flows |', '|---|---|---|---|', ...lines].join('\n');
}

const names = [...new Set(flows.flatMap(({ flow }) => flow.options.map((option) => option.name)))];
const rank = (name: string) => names.indexOf(name);

it('the README lists the options of all flows as they are', async () => {
  const mend = 'The table of options is stale. Mend it with: npx vitest run src/flows/readme.test.ts -u';
  await expect(`${text.trimEnd()}\n\n${table()}\n`, mend).toMatchFileSnapshot('README.md');
});
