import { isObject } from '../../json.ts';
import { isOwnTrace, readOwnTrace } from './grant-tour-trace.ts';
import { harPartsOf, readHar } from './har/har.ts';
import { parseJson } from './json/parse.ts';
import type { ReadFile, Text } from './read-file.ts';
import { readSamlTracer, samlTracerRequests } from './saml-tracer.ts';

/** Reads a JSON text that holds many messages: a HAR, an export of SAML-tracer, a trace of our own. `undefined` for any other. */
export function readJsonFile(text: Text): ReadFile | undefined {
  const parsed = parseJson(text.text, text.problems);
  if (!parsed) return undefined;
  const read = readValue(parsed.value, text);
  return read && parsed.cut ? { ...read, lacks: [...read.lacks, 'end'] } : read;
}

function readValue(value: unknown, text: Text): ReadFile | undefined {
  // Some tools write the JSON as a text inside JSON.
  if (typeof value === 'string' && /^\s*[{[]/.test(value)) return readJsonFile({ ...text, text: value });
  if (isOwnTrace(value)) return readOwnTrace(value, text);
  const requests = samlTracerRequests(value);
  if (requests) return readSamlTracer(requests, text);
  const parts = harPartsOf(value, text.problems);
  if (parts) return readHar(parts, text);
  const wrapped = isObject(value) ? [value['har'], value['trace']].find(isObject) : undefined;
  return wrapped && readValue(wrapped, text);
}
