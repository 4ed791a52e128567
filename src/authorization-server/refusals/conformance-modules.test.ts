import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { conformanceModules } from './conformance-modules.ts';
import { topics } from './topics.ts';

const folder = import.meta.dirname;
const tests = readdirSync(folder).filter(
  (name) => /^conformance.*\.test\.ts$/.test(name) && !name.includes('modules'),
);
const source = tests.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
const titles = new Set(
  Object.values(topics).flatMap((rows) => rows.map(([spec, wrong]) => `${spec}: ${wrong}`)),
);

test.each(Object.entries(conformanceModules))(
  '%s is answered by what is said to answer it',
  (name, answered) => {
    if (answered.by === 'a test of the same name') expect(source).toContain(`'${name}'`);
    if (answered.by === 'rows') for (const row of answered.rows) expect([...titles]).toContain(row);
    if (answered.by === 'nothing') expect(answered.because).toMatch(/^[a-zA-Z].{20,}[^.]$/);
  },
);
