import type { Trace } from '../../trace/events.ts';

/** Names of what is made at random or signed, and so must be the same wherever a recipe is performed. */
const NAMES: ReadonlySet<string> = new Set([
  ...['state', 'nonce', 'code_verifier', 'code_challenge', 'code', 'transaction', 'csrf', '__Host-session'],
  ...['access_token', 'id_token', 'refresh_token', 'device_code', 'user_code', 'client_assertion'],
]);

/** The values of a trace that its parties made, by name, each once and in order; and the tokens that requests carry. */
export function valuesByName(trace: Trace): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    const values = found[name] ?? [];
    found[name] = values.includes(value) ? values : [...values, value];
  };
  for (const event of trace.events) {
    if (event.kind === 'work')
      for (const { name, value } of event.values) if (NAMES.has(name)) add(name, value);
    if (event.kind !== 'request') continue;
    for (const [name, value] of event.message.headers) if (name === 'authorization') add(name, value);
  }
  return found;
}
