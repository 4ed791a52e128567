import type { Step } from '../../lab/index.ts';
import {
  type ComparedRow,
  type Comparison,
  type EndEvent,
  refusalIn,
  rowDiffers,
  type TraceEvent,
  type TraceModel,
} from '../../trace/index.ts';

/** How the two sides of a row stand to each other. `fresh`: they differ only in values that are new in each run. */
export type Standing = 'same' | 'fresh' | 'differs' | 'left only' | 'right only';

/** What marks an event beside its words. */
export type Mark = 'edited' | 'injected' | 'refused';

/** A row as it is drawn. */
export interface Row {
  readonly index: number;
  readonly standing: Standing;
  readonly left: TraceEvent | undefined;
  readonly right: TraceEvent | undefined;
}

/** The heading of a step on one side. */
export interface Heading {
  readonly number: number;
  readonly title: string;
}

/** Rows that follow each other within one step of each side. */
export interface Section {
  /** Absent where the side has no event in the section. */
  readonly left: Heading | undefined;
  readonly right: Heading | undefined;
  readonly rows: readonly Row[];
}

/** How the two sides of a row stand to each other. */
export function standingOf(row: ComparedRow): Standing {
  if (!row.right) return 'left only';
  if (!row.left) return 'right only';
  if (rowDiffers(row)) return 'differs';
  return row.differences.length > 0 ? 'fresh' : 'same';
}

/** The marks of an event. */
export function marksOf(event: TraceEvent): readonly Mark[] {
  const marks: Mark[] = [];
  if ('edited' in event && event.edited) marks.push('edited');
  if ('injected' in event && event.injected) marks.push('injected');
  if (refusalIn(event) || (event.kind === 'end' && event.outcome === 'refused')) marks.push('refused');
  return marks;
}

/** All rows in order, a new section wherever the step of either side changes. */
export function sectionsOf(
  { rows }: Comparison,
  leftSteps: readonly Step[],
  rightSteps: readonly Step[],
): Section[] {
  const sections: { left?: number; right?: number; rows: Row[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const { left, right } = row;
    const last = sections.at(-1);
    const goesOn =
      last !== undefined &&
      (left?.step ?? last.left) === (last.left ?? left?.step) &&
      (right?.step ?? last.right) === (last.right ?? right?.step);
    const section = goesOn ? last : { rows: [] };
    if (!goesOn) sections.push(section);
    if (left) section.left = left.step;
    if (right) section.right = right.step;
    section.rows.push({ index, standing: standingOf(row), left, right });
  }
  return sections.map(({ left, right, rows: own }) => ({
    left: headingOf(left, leftSteps),
    right: headingOf(right, rightSteps),
    rows: own,
  }));
}

function headingOf(number: number | undefined, steps: readonly Step[]): Heading | undefined {
  if (number === undefined) return undefined;
  const title = steps.find((step) => step.number === number)?.title;
  return { number, title: title ?? (number === 0 ? 'Before the first step' : `Step ${number}`) };
}

/** A run in short. */
export interface Summary {
  readonly messages: number;
  /** Absent for a run that is not at its end. */
  readonly outcome: EndEvent['outcome'] | undefined;
  /** Where it was refused, or where it stands. */
  readonly step: number;
}

/** How many messages a run has and how it ended. */
export function summaryOf({ stops }: TraceModel): Summary {
  const end = stops.findLast((stop) => stop.kind === 'end');
  const refusing = end?.outcome === 'refused' ? stops.findLast((stop) => refusalIn(stop)) : undefined;
  return {
    messages: stops.filter(({ kind }) => kind === 'request' || kind === 'response').length,
    outcome: end?.outcome,
    step: (refusing ?? end ?? stops.at(-1))?.step ?? 0,
  };
}

/** How many rows stand how. */
export function countsOf({ rows }: Comparison): Readonly<Record<Standing, number>> {
  const counts = { same: 0, fresh: 0, differs: 0, 'left only': 0, 'right only': 0 };
  for (const row of rows) counts[standingOf(row)]++;
  return counts;
}
