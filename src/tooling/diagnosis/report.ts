import { columns } from '../bench/table.ts';
import { type FormName, formNames, hardForms } from './forms/names.ts';
import type { Judgement } from './judge.ts';

/** What the bench says of all judgements, and whether that is good enough. */
export interface Report {
  readonly text: string;
  readonly passed: boolean;
}

const ENOUGH = 0.95;

/** One line a scene, a column a form, and the sums. */
export function reportOf(judgements: readonly Judgement[]): Report {
  const scenes = [...new Set(judgements.map(({ scene }) => scene))];
  const forms = [...formNames, ...hardForms].filter((form) => judgements.some((one) => one.form === form));
  const rows = scenes.map((scene) => {
    const own = judgements.filter((one) => one.scene === scene);
    const cell = (form: FormName) => cellOf(own.find((one) => one.form === form));
    return [scene, ...forms.map(cell)];
  });
  const isHard = ({ form }: Judgement) => hardForms.some((hard) => hard === form);
  const shown = judgements.filter((one) => !isHard(one) && /^(first|missed)$/.test(one.outcome));
  const first = shown.filter(({ outcome }) => outcome === 'first').length;
  const proved = judgements.filter(({ wronglyProved }) => wronglyProved.length > 0);
  const good = judgements.filter(({ outcome }) => outcome === 'quiet' || outcome === 'loud');
  const loud = good.filter(({ outcome }) => outcome === 'loud');
  const flows = judgements.filter(({ flowIsRight }) => flowIsRight).length;
  const sums = [
    `injected cause first: ${first} of ${shown.length} (${percent(first, shown.length)}) where the form shows it`,
    `not shown by the form, and nothing wrong said: ${judgements.filter(({ outcome }) => outcome === 'untold').length}`,
    `wrong causes called proved: ${proved.length} of ${judgements.length}`,
    `good traces with an error or a warning: ${loud.length} of ${good.length}`,
    `flow recognised: ${flows} of ${judgements.length}`,
  ];
  return {
    text: [columns([['scene', ...forms], ...rows]), '', ...sums, ...details(judgements)].join('\n'),
    passed: first >= ENOUGH * shown.length && proved.length === 0 && loud.length === 0,
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
