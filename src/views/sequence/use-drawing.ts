import { type RefObject, useEffect, useRef, useState } from 'react';
import { drawDiagram } from '../../diagram/draw.ts';
import { cropHeads, type LaneHead, laneHeads } from '../../diagram/mark.ts';
import type { TraceModel } from '../../trace/index.ts';

/** The drawing as the pane has it. */
export interface Drawing {
  readonly svg: SVGSVGElement | undefined;
  readonly heads: readonly LaneHead[];
  /** Why there is no drawing, in words. */
  readonly failure: string | undefined;
}

const nothing: Drawing = { svg: undefined, heads: [], failure: undefined };

/**
 * Draws a trace into `host` whenever it changes. One drawing at a time: while one is under way only the newest waits.
 * The old drawing stays until the new one is there.
 */
export function useDrawing(host: RefObject<HTMLElement | null>, model: TraceModel): Drawing {
  const [drawing, setDrawing] = useState(nothing);
  const queue = useRef<{ busy: boolean; next: TraceModel | undefined }>({ busy: false, next: undefined });

  useEffect(() => {
    const { current } = queue;
    current.next = model;
    if (current.busy) return;
    current.busy = true;
    void (async () => {
      for (let wanted = current.next; wanted; wanted = current.next) {
        current.next = undefined;
        setDrawing(await draw(wanted, host.current));
      }
      current.busy = false;
    })();
  }, [model, host]);

  return drawing;
}

async function draw(model: TraceModel, host: HTMLElement | null): Promise<Drawing> {
  const drawn = await drawDiagram(
    model.stops.map((event) => ({ event, secrets: model.secretsAt(event.seq) })),
  );
  if (!drawn.ok) return { ...nothing, failure: drawn.reason };
  const { svg } = drawn;
  const heads = laneHeads(svg);
  cropHeads(svg);
  host?.replaceChildren(svg);
  return { svg, heads, failure: undefined };
}
