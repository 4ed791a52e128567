import { beforeAll, describe, expect, test } from 'vitest';
import { demoKey } from '../../lab/keys.ts';
import { table } from '../checks/table.ts';
import { endpoints } from '../endpoints/index.ts';
import { explain, neverRefused } from './explain.ts';
import { fuzz, type Report } from './fuzz.ts';

const SEED = Number(process.env['FC_SEED'] ?? 20_260_101);

describe('20,000 generated and mutated requests', () => {
  let report: Report;

  beforeAll(async () => {
    report = await fuzz({ seed: SEED, requests: 20_000, keys: [demoKey] });
  }, 240_000);

  test('keep to the message contract, tell no secret, and leave a server that completes a flow', () => {
    expect(report.failure && explain(report.failure)).toBeUndefined();
    expect(report.requests).toBe(20_000);
  });

  test('get from every endpoint both a success and a refusal', () => {
    const said = Object.keys(endpoints).map((name) => {
      const { yes, no } = report.coverage.endpoints.get(name) ?? { yes: 0, no: 0 };
      return [name, yes > 0, no > 0];
    });
    expect(said).toEqual(Object.keys(endpoints).map((name) => [name, true, true]));
  });

  test('put hostile text into every page that repeats what somebody wrote', () => {
    expect([...report.coverage.reflecting.keys()]).toEqual(expect.arrayContaining(['login', 'form_post']));
  });

  test('are refused by at least nine of ten checks of the table', () => {
    expect(neverRefused(report.coverage).length, neverRefused(report.coverage).join()).toBeLessThanOrEqual(
      table.length / 10,
    );
  });
});
