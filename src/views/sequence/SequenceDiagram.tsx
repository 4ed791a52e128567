import '../../diagram/diagram.css';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import {
  centerOf,
  markPresent,
  markSecret,
  middleOf,
  moveFocus,
  scaleOf,
  secretAt,
  seqAt,
} from '../../diagram/mark.ts';
import type { Party } from '../../protocol/parties.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { Selection } from '../selection.ts';
import { ExposureLegend } from './ExposureLegend.tsx';
import { LaneHeads } from './LaneHeads.tsx';
import { MessageTable } from './MessageTable.tsx';
import styles from './SequenceDiagram.module.css';
import { useDrawing } from './use-drawing.ts';

/** The live sequence diagram, and its twin as a table. */
export function SequenceDiagram({
  selection,
  absent = [],
  covered,
}: {
  readonly selection: Selection;
  /** Parties that take no part in the flow. */
  readonly absent?: readonly Party[];
  /** Something lies over the lower part; the present event is kept above it. */
  readonly covered: boolean;
}) {
  const [table, setTable] = useState(false);
  return (
    <Panel
      title="Sequence diagram"
      actions={
        <>
          {!table && !absent.includes('browser') && <ExposureLegend />}
          <Button variant="plain" pressed={table} onClick={() => setTable(!table)}>
            As a table
          </Button>
        </>
      }
    >
      {table ? (
        <MessageTable selection={selection} />
      ) : (
        <Drawing selection={selection} absent={absent} covered={covered} />
      )}
    </Panel>
  );
}

function Drawing({
  selection,
  absent,
  covered,
}: {
  readonly selection: Selection;
  readonly absent: readonly Party[];
  readonly covered: boolean;
}) {
  const { model, seq, pending, select, follow } = selection;
  const host = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { svg, heads, failure } = useDrawing(host, model);

  // What stays in sight above the simulated screen begins under the lane heads.
  const height = covered ? 0.13 : 0.5;
  useLayoutEffect(() => {
    if (!svg) return;
    markPresent(svg, seq, pending);
    center(svg, scroller.current, seq, height);
  }, [svg, seq, pending, height]);
  useLayoutEffect(() => {
    if (!svg || !scroller.current) return;
    // Another size of the pane is another scale of the drawing.
    let heard = false;
    const resized = new ResizeObserver(() => {
      // It tells of the present size first.
      if (heard) center(svg, scroller.current, seq, height, 'instant');
      heard = true;
    });
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, [svg, seq, height]);
  useLayoutEffect(() => {
    if (svg) markSecret(svg, follow.id);
  }, [svg, follow.id]);

  function choose(target: EventTarget) {
    if (!(target instanceof Element)) return;
    const secret = secretAt(target);
    if (secret) follow.press(secret);
    const chosen = seqAt(target);
    if (chosen !== undefined) select(chosen);
  }
  function key(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ' ') choose(event.target);
    else if (!svg || !moveFocus(svg, event.key)) return;
    event.preventDefault();
  }
  const point = (event: PointerEvent) =>
    follow.point(event.target instanceof Element ? secretAt(event.target) : undefined);

  if (failure !== undefined)
    return (
      <div className={styles['failure']}>
        <p>The diagram could not be drawn: {failure}. Here are its messages as a table.</p>
        <MessageTable selection={selection} />
      </div>
    );
  return (
    <div ref={scroller} className={styles['scroller']}>
      <LaneHeads heads={heads} absent={absent} />
      {!svg && <p className={styles['drawing']}>Drawing…</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the events inside are the buttons; this hears them all. */}
      <div
        ref={host}
        className={styles['host']}
        data-absent={absent.join(' ') || undefined}
        data-covered={covered || undefined}
        onClick={(event) => choose(event.target)}
        onKeyDown={key}
        onPointerOver={point}
        onPointerLeave={() => follow.point(undefined)}
      />
    </div>
  );
}

/** Brings an event to a height of the pane, 0 to 1 from its top. The drawing's scale and the page stay as they are. */
function center(
  svg: SVGSVGElement,
  scroller: HTMLElement | null,
  seq: number,
  height: number,
  behavior: ScrollBehavior = 'smooth',
): void {
  const y = centerOf(svg, seq);
  if (!scroller || y === undefined) return;
  const head = svg.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const scale = scaleOf(svg);
  const top = y * scale + head - scroller.clientHeight * height;
  const left = (middleOf(svg, seq) ?? 0) * scale - scroller.clientWidth / 2;
  scroller.scrollTo({ top, left, behavior: still ? 'instant' : behavior });
}
