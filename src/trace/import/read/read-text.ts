import { jsonValue } from '../../json.ts';
import { decode } from './decode.ts';
import { isPage, readHtmlPage } from './html-page.ts';
import { readPasted } from './pasted/pasted.ts';
import { type Problems, problemsOf } from './problems.ts';
import { type Given, type ReadFile, type Text, unreadable } from './read-file.ts';
import { readJsonFile } from './read-json.ts';
import { whyUnread } from './unread.ts';

/**
 * Reads one file or pasted text of whatever kind: the kind is told by the content alone. It never throws; what cannot be read is said in
 * `problems`.
 */
export function readText(given: Given): ReadFile {
  try {
    return read(given);
  } catch {
    return unreadable(given.file, 'This text is too deep or too large to be read.');
  }
}

function read({ text: given, file }: Given): ReadFile {
  const { text, note, binary } = decode(given);
  if (binary !== undefined) return unreadable(file, `This is no text but ${binary}.`);
  if (text.trim() === '') return unreadable(file, 'This is empty.');
  const problems = problemsOf(file);
  if (note !== undefined) problems.say({ text: note, reach: 'part' });
  return readerOf(text)({ text, file, problems }) ?? unreadable(file, whyUnread(text));
}

function readerOf(text: string): (text: Text) => ReadFile | undefined {
  if (isPage(text)) return readHtmlPage;
  if (/^\s*<\?xml/.test(text.slice(0, 300))) return () => undefined;
  if (!/^\s*["{[]/.test(text)) return readPasted;
  return (given) => readJsonFile({ ...given, problems: copyOf(given) }) ?? readPastedJson(given);
}

/** What a first attempt says holds only if it comes to something. */
function copyOf({ file, problems }: Text): Problems {
  const copy = problemsOf(file);
  for (const problem of problems.list()) copy.say(problem);
  return copy;
}

/** JSON of another kind may hold any URL: those that mean nothing to OAuth do not make a trace of it. */
function readPastedJson(given: Text): ReadFile | undefined {
  const read = readPasted(given);
  if (read?.kind !== 'URLs' || jsonValue(given.text) === undefined) return read;
  return read.entries.some(({ request }) => OAUTH.test(request.url)) ? read : undefined;
}

const OAUTH =
  /[?&#](?:code|state|error|client_id|response_type|redirect_uri|request_uri|id_token|access_token)=/;
