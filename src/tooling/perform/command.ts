import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { perform, RecipeError } from '../../lab/index.ts';
import { traceText } from '../../trace/export/text.ts';
import { visible, visibleJson } from '../../trace/export/visible.ts';
import type { Trace } from '../../trace/index.ts';
import { isLinkText, NoRecipe, recipeIn } from './recipe-text.ts';

/** What the command says, and how it ends. */
export interface Outcome {
  /** 0: performed, and as expected. 1: performed, and not as expected. 2: not performed, or not written. */
  readonly code: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the command reads a recipe from when its argument is `-`. */
export type ReadStdin = () => Promise<string>;

const HELP = `Performs a recipe and prints its trace.

  npm run -s perform -- <recipe> [--json] [--out <file>] [--expect complete|refused]

<recipe>   a file with its JSON, bare or as { "grantTour": "recipe", "recipe": … }; a link to a run, in quotation
           marks, or what it carries behind recipe=; or - for any of these from standard input
--json     the trace as JSON instead of text
--out      writes to a file instead of printing
--expect   fails unless the run ends so

The whole recipe is performed, wherever in the run a link opens. Exit code 0: performed. 1: it did not end as
expected. 2: there is no recipe, or the file could not be written.
`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
  expect: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const;

/** Why the command could not do what was asked, in a sentence for whoever typed it. */
class Unable extends Error {}

/** The command behind `npm run perform`: its arguments in, what it prints and its exit code out. */
export async function performCommand(args: readonly string[], readStdin: ReadStdin): Promise<Outcome> {
  try {
    return await performed(args, readStdin);
  } catch (error) {
    if (!(error instanceof Unable)) throw error;
    return { code: 2, stdout: '', stderr: `${visible(error.message)}\n` };
  }
}

async function performed(args: readonly string[], readStdin: ReadStdin): Promise<Outcome> {
  const { values, positionals } = read(args);
  const { json, out, expect, help } = values;
  if (help) return { code: 0, stdout: HELP, stderr: '' };
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0)
    throw new Unable('Give one recipe: a file, a link, or - for standard input; --help says more.');
  if (expect !== undefined && expect !== 'complete' && expect !== 'refused')
    throw new Unable(`--expect takes complete or refused, not ${expect}.`);
  const trace = await traceOf(given, readStdin);
  const text = json ? `${visibleJson(JSON.stringify(trace, null, 2))}\n` : traceText(trace);
  if (out !== undefined) write(out, text);
  const problem = expect === undefined ? '' : unexpected(trace, expect);
  return { code: problem === '' ? 0 : 1, stdout: out === undefined ? text : '', stderr: problem };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Unable(messageOf(error));
  }
}

async function traceOf(given: string, readStdin: ReadStdin): Promise<Trace> {
  const { name, text } = await textOf(given, readStdin);
  try {
    return await perform(await recipeIn(text));
  } catch (error) {
    if (error instanceof RecipeError || error instanceof NoRecipe)
      throw new Unable(`${name}: ${error.message}`);
    throw error;
  }
}

async function textOf(given: string, readStdin: ReadStdin): Promise<{ name: string; text: string }> {
  if (given === '-') return { name: 'Standard input', text: await readStdin() };
  // A file whose name looks like a link is a file.
  if (!existsSync(given) && isLinkText(given)) return { name: 'The link', text: given };
  try {
    return { name: given, text: readFileSync(given, 'utf8') };
  } catch (error) {
    throw new Unable(`${given} cannot be read: ${messageOf(error)}`);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Unable(`${file} cannot be written: ${messageOf(error)}`);
  }
}

function unexpected({ events }: Trace, expected: 'complete' | 'refused'): string {
  const end = events.at(-1);
  if (end?.kind !== 'end' || end.outcome === expected) return '';
  return visible(`Expected the run to end ${expected}; it ended ${end.outcome}: ${end.reason}`).concat('\n');
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
