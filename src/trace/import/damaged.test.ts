import { expect, it } from 'vitest';
import { diagnose } from '../../diagnosis/index.ts';
import { harOf } from '../export/har.ts';
import { integrityProblems } from '../integrity.ts';
import { performed } from '../testing/traces.ts';
import { importTrace } from './import.ts';
import type { Imported } from './imported.ts';
import type { Json } from './read/testing/hars.ts';
import { mutated } from './read/testing/mutate.ts';

/** A flow's HAR, small: long pages and headers that no reader looks at would only be damaged in vain. */
async function smallHar(flow: string): Promise<Json> {
  const har = JSON.parse(harOf(await performed({}, flow)));
  for (const { response } of har.log.entries)
    if (/^text\/html/.test(response.content.mimeType)) response.content.text = '<!doctype html><form></form>';
  har.log.entries.splice(8);
  return har;
}

/** What everybody who reads an import relies on. */
function promises({ traces, problems }: Imported): void {
  for (const trace of traces) expect(integrityProblems(trace)).toEqual([]);
  for (const { text, file, reach } of problems) {
    expect(text).toMatch(/[.:)]$|inside$/);
    expect(text).not.toMatch(/[\n\r]|TypeError|undefined|\[object|\bat .*:\d+:\d+/);
    expect(text.length).toBeLessThan(700);
    expect(file).toBe(0);
    expect(['file', 'entry', 'part']).toContain(reach);
  }
}

it('10,000 damaged HARs: sound traces, and a diagnosis of what is left', async () => {
  const hars = [await smallHar('authorization-code-pkce'), await smallHar('client-credentials')];
  const failures: unknown[] = [];
  let [traces, findings] = [0, 0];
  for (let seed = 0; seed < 10_000; seed++) {
    const imported = importTrace(mutated(hars[seed % 2] as Json, seed));
    promises(imported);
    traces += imported.traces.length;
    if (seed % 50 !== 0) continue;
    const { findings: found } = await diagnose(imported, { onFailure: (_, error) => failures.push(error) });
    findings += found.length;
  }
  expect(failures).toEqual([]);
  expect(traces).toBeGreaterThan(9_000);
  expect(findings).toBeGreaterThan(0);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}, 60_000);
