import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flowIds } from '../flows/index.ts';
import type { SpecRef } from '../protocol/spec.ts';
import { documents } from '../protocol/testing/spec-sections/documents.ts';
import {
  citationsIn,
  problemWith,
  specLinksIn,
  specRefsIn,
  specRefsMadeIn,
} from '../protocol/testing/spec-sections/references.ts';
import { perform, plainRecipe } from './index.ts';

/** Everything with a reference in what it exports. */
const modules = import.meta.glob(
  [
    '../{protocol,flows,client,authorization-server,resource-server,guide,lab}/**/*.ts',
    '!**/*.test.ts',
    '!**/{testing,fuzz,real-clients,refusals}/**',
  ],
  { eager: true },
);

const SRC = join(import.meta.dirname, '..');
const sources: readonly string[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.(tsx?|md)$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

function problems(refs: readonly SpecRef[]): string[] {
  return [...new Set(refs.flatMap((ref) => problemWith(ref) ?? []))].sort();
}

it('what modules export cites sections that exist', () => {
  const refs = specRefsIn(modules);
  expect(refs.length).toBeGreaterThan(300);
  expect(problems(refs)).toEqual([]);
});

it('what is made in any source text cites sections that exist', () => {
  const refs = sources.flatMap(specRefsMadeIn);
  expect(refs.length).toBeGreaterThan(500);
  expect(problems(refs)).toEqual([]);
});

it('texts name sections that exist', () => {
  const refs = sources.flatMap(citationsIn);
  expect(refs.length).toBeGreaterThan(100);
  expect(problems(refs)).toEqual([]);
});

it('comments link to the section that they name', () => {
  const hosts = new Set(documents.map(({ url }) => new URL(url).host));
  const refs = sources
    .flatMap(specLinksIn)
    .filter(({ url }) => url.includes('#') && hosts.has(new URL(url).host));
  expect(refs.length).toBeGreaterThan(50);
  expect(problems(refs)).toEqual([]);
});

it.each(flowIds)('the checks of %s cite sections that exist', async (flow) => {
  const refs = specRefsIn(await perform(plainRecipe(flow)));
  expect(refs.length).toBeGreaterThan(5);
  expect(problems(refs)).toEqual([]);
});
