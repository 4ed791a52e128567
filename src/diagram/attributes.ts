import { describe } from './describe.ts';
import type { Drawn } from './drawn.ts';
import { verdictOf } from './rows.ts';

/** What an event's group in the drawing says of it, to styles, to whoever hears the drawing, and to `mark.ts`. */
export function attributesOf(drawn: Drawn): Record<string, string | number | undefined> {
  const { event, from, to, prefix } = drawn;
  const message = event.kind === 'request' || event.kind === 'response' ? event : undefined;
  return {
    class: 'event',
    role: 'button',
    tabindex: -1,
    'aria-label': describe(drawn),
    'data-seq': event.seq,
    'data-kind': event.kind,
    'data-from': from.party,
    'data-to': to.party,
    'data-channel': message?.channel,
    'data-edited': message?.edited && '',
    'data-injected': message?.injected && '',
    'data-verdict': verdict(drawn),
    'data-first-of-step': prefix ? event.step : undefined,
  };
}

function verdict({ event }: Drawn): string | undefined {
  if (event.kind === 'work') return verdictOf(event);
  return event.kind === 'end' ? (event.outcome === 'complete' ? 'passed' : 'refused') : undefined;
}
