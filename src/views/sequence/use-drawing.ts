import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { Drawing } from '../../diagram/drawing.ts';
import type { LaneHead } from '../../diagram/lane-heads.ts';
import type { TraceModel } from '../../trace/index.ts';

/** The drawing as the pane has it. */
export interface Drawn {
  /** For the element that holds it. */
  readonly host: RefCallback<HTMLElement>;
  readonly drawing: Drawing;
  /** Another number whenever it shows something new; 0 before the first. */
  readonly version: number;
  readonly heads: readonly LaneHead[];
  /** Why there is no drawing, in words. */
  readonly failure: string | undefined;
}

const nothing = { version: 0, heads: [], failure: undefined };

/**
 * Draws a trace whenever it changes. One drawing at a time: while one is under way only the newest waits.
 * What is drawn stays until what takes its place is there.
 */
export function useDrawing(model: TraceModel): Drawn {
  const [drawing] = useState(() => new Drawing());
  const [state, setState] = useState<Pick<Drawn, 'version' | 'heads' | 'failure'>>(nothing);
  const queue = useRef<{ busy: boolean; next: TraceModel | undefined }>({ busy: false, next: undefined });

  const host = useCallback((element: HTMLElement | null) => element?.append(drawing.element), [drawing]);

  useEffect(() => {
    const { current } = queue;
    current.next = model;
    if (current.busy) return;
    current.busy = true;
    const shown = () =>
      setState(({ version }) => ({ version: version + 1, heads: drawing.lanes(), failure: undefined }));
    void (async () => {
      for (let wanted = current.next; wanted; wanted = current.next) {
        current.next = undefined;
        const failure = await drawing.draw(eventsOf(wanted), shown);
        if (failure !== undefined) setState({ ...nothing, failure });
      }
      current.busy = false;
    })();
  }, [model, drawing]);

  return { host, drawing, ...state };
}

const eventsOf = (model: TraceModel) =>
  model.stops.map((event) => ({ event, secrets: model.secretsAt(event.seq) }));
