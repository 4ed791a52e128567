/** Parameters in wire order; a name may stand twice, which OAuth forbids and a server must notice. */
export type Parameters = readonly (readonly [name: string, value: string])[];

/** Reads `application/x-www-form-urlencoded` text or a query string; it accepts anything and never throws. */
export function decodeParameters(text: string): Parameters {
  // URLSearchParams drops a question mark at the start; here it is part of the first name.
  return [...new URLSearchParams(text.startsWith('?') ? `&${text}` : text)];
}

/** Writes parameters as `application/x-www-form-urlencoded` text. */
export function encodeParameters(parameters: Iterable<readonly [string, string]>): string {
  return new URLSearchParams([...parameters].map(([name, value]) => [name, value])).toString();
}

/** The first value of a parameter, or `undefined`. */
export function parameter(parameters: Parameters, name: string): string | undefined {
  return parameters.find(([n]) => n === name)?.[1];
}

/** Names that occur more than once; "Request and response parameters MUST NOT be included more than once" (RFC 6749 §3.1). */
export function repeatedNames(parameters: Parameters): string[] {
  const names = parameters.map(([name]) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** A URL with parameters added to its query; those that it has stay. */
export function withQuery(url: string, parameters: Iterable<readonly [string, string | undefined]>): string {
  const target = new URL(url);
  for (const [name, value] of parameters) if (value !== undefined) target.searchParams.append(name, value);
  return target.href;
}

/** The query parameters of a URL in order; none where the text is no URL. */
export function queryOf(url: string): Parameters {
  return URL.canParse(url) ? [...new URL(url).searchParams] : [];
}

/** Splits a space-delimited list such as `scope` (RFC 6749 §3.3), without empty or repeated entries. */
export function spaceDelimited(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(' ').filter(Boolean))];
}
