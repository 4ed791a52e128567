import { describe, expect, it } from 'vitest';
import { flowIds } from '../../guide/compare/facts.ts';
import { threats } from '../../guide/compare/threats.ts';
import { perform, type Recipe } from '../../lab/index.ts';
import type { Trace } from '../../trace/index.ts';
import { proofOf } from './proofs.ts';

const cells = threats.flatMap(({ id, answers }) =>
  flowIds.flatMap((flow) => {
    const answer = answers[flow];
    return answer.verdict !== 'none' && answer.proof
      ? [{ threat: id, flow, proof: answer.proof, verdict: answer.verdict }]
      : [];
  }),
);

const failed = ({ events }: Trace): string[] =>
  events.flatMap((event) =>
    event.kind === 'work' ? event.checks.flatMap(({ id, passed }) => (passed ? [] : id)) : [],
  );
const outcome = ({ events }: Trace) => events.findLast((event) => event.kind === 'end')?.outcome;
const atAttacker = ({ events }: Trace) =>
  events.filter(
    (event) => event.kind === 'request' && new URL(event.message.url).hostname.endsWith('attacker.example'),
  );
const isPlain = ({ moves, protections, options }: Recipe) =>
  moves.length === 0 && Object.keys(protections).length === 0 && Object.keys(options).length === 0;

describe('what the table calls proven', () => {
  it('is most of what is met', () => {
    expect(cells.length).toBeGreaterThanOrEqual(30);
  });

  it.each(cells)('$threat in $flow: $proof is refused', async ({ proof, flow }) => {
    const { refused, refusedBy } = proofOf(proof, flow);
    const trace = await perform(refused);
    expect(failed(trace)).toContain(refusedBy);
    expect(outcome(trace)).toBe('refused');
    expect(atAttacker(trace)).toEqual([]);
  });

  it.each(cells)('$threat in $flow: beside it, $proof is not', async ({ proof, flow }) => {
    const { beside, besideIs, refusedBy, refused } = proofOf(proof, flow);
    const trace = await perform(beside);
    expect(failed(trace)).not.toContain(refusedBy);
    expect(isPlain(beside)).toBe(besideIs === 'own');
    if (besideIs === 'through' && proof !== 'copied-access-token')
      expect(beside.moves).toEqual(refused.moves);
    if (proof === 'look-alike-redirect') expect(atAttacker(trace)).toHaveLength(1);
    else expect(outcome(trace)).toBe('complete');
  });

  it('lets a copied bearer token read the data twice', async () => {
    const trace = await perform(proofOf('copied-access-token', 'client-credentials').beside);
    const answers = trace.events.filter(
      (event) => event.kind === 'response' && event.from === 'api' && event.message.status === 200,
    );
    expect(answers).toHaveLength(2);
  });
});
