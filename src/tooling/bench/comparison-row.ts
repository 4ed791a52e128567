import type { Outcome } from './comparison.ts';
import type { FlowName } from './contestants/contestant.ts';

/** A flow's rates, then how many times as many flows ours does as each peer. */
export function comparisonRow(flow: FlowName, outcomes: readonly Outcome[]): string[] {
  const [ours, ...peers] = outcomes;
  const rate = ({ milliseconds, requests, problem }: Outcome): string => {
    if (milliseconds === undefined) return problem === 'not supported' ? problem : 'failed';
    return `${(1_000 / milliseconds).toFixed(0)} /s (${requests})`;
  };
  const ratio = ({ milliseconds }: Outcome): string =>
    milliseconds === undefined || ours?.milliseconds === undefined
      ? '-'
      : `${(milliseconds / ours.milliseconds).toFixed(2)} x`;
  return [`  ${flow}`, ...outcomes.map(rate), ...peers.map(ratio)];
}
