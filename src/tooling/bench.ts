import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { type Load, measureLoads } from './bench/loads.ts';
import { performRows } from './bench/perform.ts';
import { recipesReport } from './bench/recipes.ts';
import { serverReport } from './bench/server-report.ts';
import { sizeRows } from './bench/sizes.ts';
import { measureSteps } from './bench/steps.ts';
import { type Row, table, timesRow } from './bench/table.ts';
import { tracesReport } from './bench/traces.ts';
import { findBrowser } from './browser.ts';
import { type BundleReport, REPORT } from './bundle-report.ts';
import { startServer } from './static-server.ts';

/**
 * `npm run bench`: what the page weighs and how quick it is, and what the authorization server does beside others, on this computer.
 * `-- --loads 9 --rounds 2 --turns 21`; `-- --only perform`, `page`, `recipes`, `traces`, `server` or `strictness` for one part.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    loads: { type: 'string', default: '9' },
    rounds: { type: 'string', default: '2' },
    turns: { type: 'string', default: '21' },
  },
});

const FLOW = '#/flows/authorization-code-pkce';

async function pageRows(loads: number, rounds: number): Promise<Row[]> {
  const found = await findBrowser();
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  const server = await startServer({ dir: 'dist' });
  try {
    const address = `${server.url}${FLOW}`;
    const loaded = await measureLoads(browser, address, loads);
    const linked = await measureLoads(browser, `${address}?step=9`, loads);
    const steps = await measureSteps(browser, address, { slowdown: 1, rounds });
    const slow = await measureSteps(browser, address, { slowdown: 4, rounds });
    return [
      timesRow('first paint of a run', pick(loaded, 'firstPaint')),
      timesRow('diagram of a new run drawn', pick(loaded, 'diagram')),
      timesRow('diagram of a link to step 9 drawn', pick(linked, 'diagram')),
      timesRow('step inside what is drawn: script, style, layout', steps.inside),
      timesRow('step inside what is drawn: key to paint', steps.insideSeen),
      timesRow('step that adds to the diagram', steps.adding),
      timesRow('step inside what is drawn: the same, CPU x4 slower', slow.inside),
      timesRow('step that adds to the diagram, CPU x4 slower', slow.adding),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

function pick(loads: readonly Load[], key: keyof Load): number[] {
  return loads.map((load) => load[key]);
}

async function pageReport(): Promise<string> {
  await build({ logLevel: 'warn' });
  const report: BundleReport = JSON.parse(readFileSync(REPORT, 'utf8'));
  return table([...sizeRows(report), ...(await pageRows(Number(values.loads), Number(values.rounds)))]);
}

const parts = {
  perform: async () => table(await performRows({ rounds: 41, warmUp: 5 })),
  page: pageReport,
  recipes: async () => {
    await build({ logLevel: 'warn' });
    return recipesReport(Number(values.rounds));
  },
  traces: async () => {
    await build({ logLevel: 'warn' });
    return tracesReport(Number(values.rounds));
  },
  server: () => serverReport({ rounds: Number(values.turns), warmUp: 2_000 }),
  // Loaded when its turn comes: it brings oidc-provider into this process.
  strictness: async () => (await import('./strictness/report.ts')).strictnessReport(),
};

const { only } = values;
if (only !== undefined && !Object.hasOwn(parts, only)) {
  throw new Error(`--only takes ${Object.keys(parts).join(' or ')}, not ${only}.`);
}
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`);
for (const [name, part] of Object.entries(parts)) {
  if (only === undefined || only === name) console.log(`\n${await part()}`);
}
