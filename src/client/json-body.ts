/** The fields of a JSON object; none for any other text. */
export function jsonFields(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A field as a text; empty where it is anything else. */
export function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}

/** A field as a number of seconds above zero; `undefined` where it is anything else. */
export function secondsOf(field: unknown): number | undefined {
  return typeof field === 'number' && Number.isFinite(field) && field > 0 ? field : undefined;
}
