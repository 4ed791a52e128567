import { parseArgs } from 'node:util';
import { explain, neverRefused, tallyLines } from '../authorization-server/fuzz/explain.ts';
import { fuzz } from '../authorization-server/fuzz/fuzz.ts';
import { demoKey } from '../lab/keys.ts';

/** `npm run fuzz`: a million requests at the authorization server. `-- --runs 50000 --seed 7 --from 0` */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
  },
});

const seed = Number(values.seed);
const start = performance.now();
console.log(`seed ${seed}`);

const { requests, coverage, failure } = await fuzz({
  seed,
  requests: Number(values.runs),
  from: Number(values.from),
  keys: [demoKey],
  onEpisode: (done) => {
    if (done % 50_000 === 0) console.log(`${done} requests, ${rate(done)} /s`);
  },
});

function rate(done: number): number {
  return Math.round(done / ((performance.now() - start) / 1000));
}

console.log('\nendpoint or check, yes, no');
console.log([...tallyLines(coverage.endpoints), '', ...tallyLines(coverage.checks)].join('\n'));
console.log(
  `\nHostile text in pages: ${[...coverage.reflecting].map(([page, count]) => `${page} ${count}`).join(', ')}`,
);
console.log(`Never refused: ${neverRefused(coverage).join(', ') || 'none'}`);
console.log(
  failure
    ? `\nFAILED\n${explain(failure)}`
    : `\n${requests} requests, ${rate(requests)} /s: all kept to the contract.`,
);
if (failure) process.exitCode = 1;
