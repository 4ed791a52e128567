import type { Edit, Move, Recipe } from '../../lab/index.ts';

/** What was set and done in a run, counted: `2 answers, 1 edit, 1 protection switched`; empty where nothing was. */
export function doneInWords(recipe: Recipe): string {
  const parts = [
    counted(Object.keys(recipe.options).length, 'option set', 'options set'),
    counted(switchesOf(recipe.protections).length, 'protection switched', 'protections switched'),
    movesInWords(recipe),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What was done in a run, counted: `2 answers, 1 edit`; empty where nothing was. */
export function movesInWords({ moves }: Recipe): string {
  const count = (kind: Move['do']) => moves.filter((move) => move.do === kind).length;
  const edits = moves.reduce((sum, move) => sum + (move.do === 'edit' ? move.edits.length : 0), 0);
  const parts = [
    counted(count('answer'), 'answer', 'answers'),
    counted(edits, 'edit', 'edits'),
    counted(count('replay'), 'replay', 'replays'),
    counted(count('wait'), 'wait', 'waits'),
    counted(count('pick'), 'offer taken', 'offers taken'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The switches that are not at their defaults, each with where it stands: `server.requirePkce off`. */
export function switchesOf(protections: Recipe['protections']): string[] {
  return Object.entries(protections).flatMap(([party, switches]) =>
    Object.entries(switches ?? {}).map(([name, on]) => `${party}.${name} ${on ? 'on' : 'off'}`),
  );
}

/** The field of a message that an edit changes: `code`, `status`. */
export function fieldOf(edit: Edit): string {
  if ('parameter' in edit) return edit.parameter;
  if ('header' in edit) return edit.header;
  if ('json' in edit) return edit.json;
  if ('url' in edit) return 'address';
  return 'status' in edit ? 'status' : 'body';
}

/** What makes a run unlike others, the most telling first: `code edited`, `POST /oauth/token replayed`. */
export function firstThings({ protections, moves }: Recipe): string[] {
  const done = moves.flatMap((move): string[] => {
    if (move.do === 'edit') return move.edits.map((edit) => `${fieldOf(edit)} edited`);
    if (move.do === 'replay') return [`${placeInWords(move.at)} replayed`];
    return [];
  });
  const waited = moves.reduce((sum, move) => sum + (move.do === 'wait' ? move.seconds : 0), 0);
  const answered = moves.some((move) => move.do === 'answer') ? ['answered by hand'] : [];
  const things = [
    ...switchesOf(protections),
    ...done,
    ...(waited > 0 ? [`${waited} s waited`] : []),
    ...answered,
  ];
  return [...new Set(things)];
}

const QUESTIONS: ReadonlyMap<string, string> = new Map([
  ['sign_in', 'Sign in'],
  ['consent', 'Consent'],
  ['pick_login', 'Log in'],
  ['start_app', 'Start the app'],
  ['enter_user_code', 'Enter the code'],
]);

/** A stop in words: `Sign in`, `Sign in (2)`, `POST /oauth/token`, `the response of POST /oauth/token`. */
export function placeInWords(stop: string): string {
  const [, name = stop, nth] = /^(.*?)(?: #(\d+))?$/s.exec(stop) ?? [];
  const [, kind = '', rest = name] = /^(\w+) (.*)$/s.exec(name) ?? [];
  const again = nth === undefined ? '' : ` (${nth})`;
  if (kind === 'question') return `${QUESTIONS.get(rest) ?? rest.replaceAll('_', ' ')}${again}`;
  return `${kind === 'response' ? 'the response of ' : ''}${rest}${again}`;
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
