import { compare, type Outcome } from './comparison.ts';
import { comparisonRow } from './comparison-row.ts';
import { type FlowName, flowNames } from './contestants/contestant.ts';
import { contestants } from './contestants/index.ts';
import { buildWorker } from './contestants/start-worker.ts';
import type { Way } from './contestants/worker.ts';
import { measureGrowth, measureShare, type Share } from './our-cost.ts';
import type { Effort } from './rounds.ts';
import { columns } from './table.ts';

const FINISHED = [100, 1_000, 10_000];

/** Measures the authorization server beside its peers and takes its cost apart; the tables as text. */
export async function serverReport(effort: Effort): Promise<string> {
  const script = await buildWorker();
  const ways: readonly Way[] = ['over loopback', 'in process'];
  const rows: string[][] = [];
  const problems: string[] = [];
  const found: Outcomes[] = [];
  for (const way of ways) {
    const outcomes = await compare(script, way, effort);
    found.push(outcomes);
    rows.push([way], ...flowNames.map((flow) => comparisonRow(flow, outcomes.get(flow) ?? [])));
    for (const [flow, all] of outcomes) problems.push(...problemsOf(`${flow} ${way}`, all));
  }
  rows.push(['each as it is reached: ours in process, the others over loopback'], ...asReached(found));
  const share = await measureShare(script, effort);
  const growth = await measureGrowth(script, FINISHED, effort.rounds);
  return [
    `Authorization servers, flows per second (requests of a flow), median of ${effort.rounds} rounds in turn`,
    columns([heading(), ...rows]),
    remarks(),
    ...problems,
    '',
    'Ours in process, code + PKCE',
    columns([...shareRows(share), ...growthRows(growth)]),
  ].join('\n');
}

type Outcomes = ReadonlyMap<FlowName, readonly Outcome[]>;

/** The others are made to be reached over HTTP; in process they are called through a stand-in for Node's requests. */
function asReached([overLoopback, inProcess]: readonly Outcomes[]): string[][] {
  return flowNames.map((flow) => {
    const [own] = inProcess?.get(flow) ?? [];
    const [, ...peers] = overLoopback?.get(flow) ?? [];
    return comparisonRow(flow, own ? [own, ...peers] : []);
  });
}

const label = ({ name, version }: { name: string; version: string }): string => `${name} ${version}`.trim();

function heading(): string[] {
  const [, ...peers] = contestants;
  return ['', ...contestants.map(label), ...peers.map(({ name }) => `ours : ${name}`)];
}

function problemsOf(what: string, outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ problem }, i) =>
    problem === '' || problem === 'not supported'
      ? []
      : [`Failed: ${contestants[i]?.name}, ${what}: ${problem}`],
  );
}

function remarks(): string {
  const lines = contestants.flatMap(({ name, remarks: of }) =>
    Object.entries(of).map(([flow, text]) => `${name}, ${flow}: ${text}.`),
  );
  return ['RS256 with 2,048 bits and JWT access tokens everywhere.', ...lines].join('\n');
}

const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;

function shareRows({ flow, signatures, injection }: Share): string[][] {
  return [
    ['a flow', milliseconds(flow)],
    ['its two signatures alone', milliseconds(signatures)],
    ['share of the signatures', `${((signatures / flow) * 100).toFixed(0)} %`],
    ['for comparison: one call by light-my-request, as peers are called', milliseconds(injection)],
  ];
}

function growthRows(growth: readonly number[]): string[][] {
  return growth.map((value, i) => [
    `a flow after ${FINISHED[i]?.toLocaleString('en')} finished flows`,
    milliseconds(value),
  ]);
}
