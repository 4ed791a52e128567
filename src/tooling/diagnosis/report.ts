import { columns } from '../bench/table.ts';
import { formNames, hardForms } from './forms/names.ts';
import type { Judgement } from './judge.ts';

/** What the bench says of all judgements, and whether that is good enough. */
export interface Report {
  readonly text: string;
  readonly passed: boolean;
}

const ENOUGH = 0.95;

const isHard = ({ form }: Judgement): boolean => hardForms.some((hard) => hard === form);

/** One line a scene, a column a form, and the sums. */
export function reportOf(judgements: readonly Judgement[]): Report {
  const scenes = [...new Set(judgements.map(({ scene }) => scene))];
  const forms = [...formNames, ...hardForms].filter((form) => judgements.some((one) => one.form === form));
  const rows = scenes.map((scene) => {
    const own = judgements.filter((one) => one.scene === scene);
    return [scene, ...forms.map((form) => cellOf(own.find((one) => one.form === form)))];
  });
  const plain = sumsOf(judgements.filter((one) => !isHard(one)));
  const hard = sumsOf(judgements.filter(isHard));
  return {
    text: [
      columns([['scene', ...forms], ...rows]),
      ...['', `In ${formNames.join(', ')}:`, ...plain.lines],
      ...['', `In shapes that leave out much (${hardForms.join(', ')}):`, ...hard.lines.slice(1)],
      ...details(judgements),
    ].join('\n'),
    passed: plain.share >= ENOUGH && plain.isClean && hard.isClean,
  };
}

interface Sums {
  readonly lines: readonly string[];
  /** Of what can be seen, how much is found first. */
  readonly share: number;
  /** Nothing wrong is proved, and no good trace has an error or a warning. */
  readonly isClean: boolean;
}

function sumsOf(judgements: readonly Judgement[]): Sums {
  const count = (...outcomes: readonly Judgement['outcome'][]) =>
    judgements.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const shown = count('first', 'missed');
  const proved = judgements.filter(({ wronglyProved }) => wronglyProved.length > 0).length;
  const right = judgements.filter(({ flowIsRight }) => flowIsRight).length;
  return {
    lines: [
      `injected cause first, where it can be seen: ${count('first')} of ${shown} (${percent(count('first'), shown)})`,
      `cause out of sight, and nothing wrong said: ${count('untold')}`,
      `wrong causes called proved: ${proved} of ${judgements.length}`,
      `good traces with an error or a warning: ${count('loud')} of ${count('loud', 'quiet')}`,
      `flow recognised: ${right} of ${judgements.length}`,
    ],
    share: shown === 0 ? 1 : count('first') / shown,
    isClean: proved === 0 && count('loud') === 0,
  };
}

function cellOf(judgement: Judgement | undefined): string {
  if (!judgement) return '-';
  const { outcome, wronglyProved, flowIsRight } = judgement;
  return `${outcome}${wronglyProved.length > 0 ? ', wrong proof' : ''}${flowIsRight ? '' : ', other flow'}`;
}

function details(judgements: readonly Judgement[]): string[] {
  return judgements
    .filter(
      ({ outcome, wronglyProved }) => outcome === 'missed' || outcome === 'loud' || wronglyProved.length > 0,
    )
    .map(
      ({ scene, form, found, flows }) =>
        `\n${scene}, ${form} [${flows.join(', ')}]\n  ${found.join('\n  ') || 'nothing'}`,
    );
}

const percent = (part: number, all: number): string => `${all === 0 ? 0 : ((100 * part) / all).toFixed(1)}%`;
