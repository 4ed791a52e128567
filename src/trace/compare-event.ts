import type { NamedValue } from '../protocol/check.ts';
import type { Counterparts } from './compare-counterparts.ts';
import type { Difference } from './compare-difference.ts';
import { Fields } from './compare-fields.ts';
import { compareRequests, compareResponses } from './compare-message.ts';
import { comparePages, pageText } from './compare-page.ts';
import type { ActionEvent, EndEvent, TraceEvent, WorkEvent } from './events.ts';

/** Everything in which two events differ that stand for each other; when they happened is none of it. */
export function differencesOf(
  left: TraceEvent,
  right: TraceEvent,
  known: Counterparts,
): readonly Difference[] {
  const fields = new Fields(known, !isEdited(left) && !isEdited(right));
  if (left.kind === 'request' && right.kind === 'request') compareRequests(left, right, fields);
  else if (left.kind === 'response' && right.kind === 'response') compareResponses(left, right, fields);
  else if (left.kind === 'work' && right.kind === 'work') compareWorks(left, right, fields);
  else if (left.kind === 'action' && right.kind === 'action') compareActions(left, right, fields);
  else if (left.kind === 'end' && right.kind === 'end') compareEnds(left, right, fields);
  return fields.found;
}

const isEdited = (event: TraceEvent): boolean => 'edited' in event && event.edited === true;

function compareWorks(left: WorkEvent, right: WorkEvent, fields: Fields): void {
  fields.field('work', 'work', left.label, right.label);
  compareValues(left.values, right.values, fields);
  fields.checks(left.checks, right.checks);
  if (left.shows !== undefined && right.shows !== undefined) comparePages(left.shows, right.shows, fields);
  else fields.field('page', 'page', left.shows && pageText(left.shows), right.shows && pageText(right.shows));
}

function compareActions(left: ActionEvent, right: ActionEvent, fields: Fields): void {
  fields.field('party', 'on', left.on, right.on);
  fields.field('action', 'action', left.label, right.label);
  compareValues(left.values, right.values, fields);
}

function compareEnds(left: EndEvent, right: EndEvent, fields: Fields): void {
  for (const name of ['outcome', 'state', 'error', 'reason'] as const)
    fields.field('end', name, left[name], right[name]);
}

function compareValues(left: readonly NamedValue[], right: readonly NamedValue[], fields: Fields): void {
  const values = (list: readonly NamedValue[]) => list.map(({ name, value }) => [name, value] as const);
  fields.fields('value', values(left), values(right));
  // The note of a value that only one side has would say nothing new.
  const notes = (list: readonly NamedValue[], others: readonly NamedValue[]) =>
    list.flatMap(({ name, note }) =>
      note !== undefined && others.some((other) => other.name === name) ? [[name, note] as const] : [],
    );
  fields.fields('note', notes(left, right), notes(right, left));
}
