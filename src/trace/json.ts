/** A JSON object out of a body; `undefined` for any other text. */
export function jsonObject(body: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonValue(body);
  return isObject(value) ? value : undefined;
}

/** Whether a JSON value is an object, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Any JSON out of a body; `undefined` for other text. */
export function jsonValue(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A member's value as one text: strings as they are, everything else as JSON writes it. */
export function memberText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
}
