import { curlRequest } from './curl.ts';
import { lineAfter } from './lines.ts';
import type { Finder } from './piece.ts';
import { wordsOf } from './words.ts';

/** `curl` at the start of a line, perhaps behind a prompt. */
const COMMAND =
  /^\s*(?:[-*]\s+|\d+[.)]\s+)?`*(?:[^`"'{]{0,80}?[$#>%]\s*)?(?:sudo\s+)?(curl(?:\.exe)?)\s+(?=.*(?:-|:\/\/|\.|localhost))/;

/** Commands as people type them and as browsers copy them ("Copy as cURL"). */
export const findCurlCommand: Finder = (lines, line, scratch) => {
  const first = lines.lines[line] ?? '';
  const found = COMMAND.exec(first.slice(0, 300));
  if (!found) return undefined;
  const start = (lines.starts[line] ?? 0) + found[0].lastIndexOf(found[1] as string);
  const ticks = /^[^c]*`/.test(found[0]) ? first.lastIndexOf('`') : -1;
  const text = ticks > found[0].length ? lines.text.slice(0, (lines.starts[line] ?? 0) + ticks) : lines.text;
  const words = wordsOf(text, start);
  if (!words) {
    if (/-[a-zA-Z]/.test(first)) scratch.say(line, 'starts a curl command with a quote that never closes');
    return undefined;
  }
  const request = curlRequest(words);
  if (!request) return undefined;
  return {
    pieces: [{ is: 'request', of: 'curl command', line, request, awaits: 'any' }],
    next: lineAfter(lines, words.end, line + 1),
  };
};
