import type { Edit } from '../../lab/index.ts';
import { editsOf } from './edits-of.ts';
import type { Message } from './message-parts.ts';
import { rowsOf } from './read-edits.ts';
import type { Row } from './rows.ts';

/** What the editor shows, and which of the edits that it handed out have not come back yet. */
export interface DraftState {
  readonly original: Message;
  readonly rows: readonly Row[];
  /** What the editor was given last, as JSON. */
  readonly given: string;
  /** What it handed out since, as JSON, oldest first. */
  readonly sent: readonly string[];
}

const written = (original: Message, edits: readonly Edit[]): string => JSON.stringify([original, edits]);

/** The state in which an editor opens. */
export function opened(original: Message, edits: readonly Edit[]): DraftState {
  return { original, rows: rowsOf(original, edits), given: written(original, edits), sent: [] };
}

/** The state after somebody changed the rows, with what to hand out. */
export function changed(state: DraftState, rows: readonly Row[]): { state: DraftState; edits: Edit[] } {
  const edits = editsOf(state.original, rows);
  const sent = [...state.sent, written(state.original, edits)];
  return { state: { ...state, rows, sent }, edits };
}

/**
 * The state after the editor was given a message and edits. Its own edits come back late, one by one, while somebody may
 * have typed on: they change nothing. Any others take the place of what it shows.
 */
export function told(state: DraftState, original: Message, edits: readonly Edit[]): DraftState {
  const given = written(original, edits);
  if (given === state.given) return state;
  const at = state.sent.indexOf(given);
  return at < 0 ? opened(original, edits) : { ...state, given, sent: state.sent.slice(at + 1) };
}
