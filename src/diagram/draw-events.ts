import { type AnnotatedEvent, annotate } from './annotate.ts';
import type { Plan } from './drawn.ts';
import { mermaidText } from './mermaid-text.ts';
import { renderDiagram } from './render.ts';

/** What was drawn lately, by its look, to be copied: going back, another run and a second drawing show much of the same. */
const kept = new Map<string, AnnotatedEvent>();
const MOST_KEPT = 1_500;

/** An event of this look as it was drawn lately. */
export const keptEvent = (look: string): AnnotatedEvent | undefined => kept.get(look);

/** Keeps a drawn event for later; the oldest ones go. */
export function keepEvent(look: string, event: AnnotatedEvent): void {
  kept.delete(look);
  kept.set(look, event);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** Some events as they are drawn, to be copied; or why there are none, in words for a reader. */
export type DrawnEvents =
  | { readonly ok: true; readonly events: readonly AnnotatedEvent[] }
  | { readonly ok: false; readonly reason: string };

/** Draws some events in a row of a plan. Never rejects. */
export async function drawEvents(plan: Plan, from: number, to: number): Promise<DrawnEvents> {
  const context = from > 0 ? 1 : 0;
  const part: Plan = { lanes: plan.lanes, drawn: plan.drawn.slice(from - context, to) };
  const rendered = await renderDiagram(mermaidText(part));
  return rendered.ok ? annotate(rendered.svg, part, context) : rendered;
}
