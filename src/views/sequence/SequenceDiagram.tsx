import '../../diagram/diagram.css';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Drawing as DrawingInPage } from '../../diagram/drawing.ts';
import { secretAt, seqAt } from '../../diagram/mark.ts';
import type { Party } from '../../protocol/parties.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { Selection } from '../selection.ts';
import { ExposureLegend } from './ExposureLegend.tsx';
import { LaneHeads } from './LaneHeads.tsx';
import { MessageTable, type Whole } from './MessageTable.tsx';
import styles from './SequenceDiagram.module.css';
import { useDrawing } from './use-drawing.ts';

/** The live sequence diagram, and its twin as a table. */
export function SequenceDiagram({
  selection,
  absent = [],
  absence = 'takes no part in this flow',
  covered,
  whole,
}: {
  readonly selection: Selection;
  /** Parties that take no part in the flow. */
  readonly absent?: readonly Party[];
  /** What is said of them, behind their name. */
  readonly absence?: string;
  /** Something lies over the lower part; the present event is kept above it. */
  readonly covered: boolean;
  /** For a trace that lies there whole. */
  readonly whole?: Whole;
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
        <MessageTable selection={selection} whole={whole} />
      ) : (
        <Drawing {...{ selection, absent, absence, covered, whole }} />
      )}
    </Panel>
  );
}

const none: ReadonlySet<number> = new Set();

function Drawing({
  selection,
  absent,
  absence,
  covered,
  whole,
}: {
  readonly selection: Selection;
  readonly absent: readonly Party[];
  readonly absence: string;
  readonly covered: boolean;
  readonly whole: Whole | undefined;
}) {
  const { model, seq, pending, select, follow, beside } = selection;
  const scroller = useRef<HTMLDivElement>(null);
  const { host, drawing, version, heads, failure } = useDrawing(model);

  // What stays in sight above the simulated screen begins under the lane heads.
  const height = covered ? 0.13 : 0.5;
  const present = useRef({ seq, height });
  useLayoutEffect(() => {
    present.current = { seq, height };
    drawing.mark(seq, pending);
  }, [drawing, seq, pending, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew may have moved the event.
  useLayoutEffect(() => {
    center(drawing, scroller.current, seq, height);
  }, [drawing, version, seq, height]);
  useLayoutEffect(() => {
    if (!scroller.current) return;
    // Another size of the pane is another scale of the drawing.
    let heard = false;
    const resized = new ResizeObserver(() => {
      // It tells of the present size first.
      if (heard) center(drawing, scroller.current, present.current.seq, present.current.height, 'instant');
      heard = true;
    });
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, [drawing]);
  useLayoutEffect(() => drawing.light(follow.id), [drawing, follow.id]);
  const wrong = whole?.wrong;
  useLayoutEffect(() => {
    if (wrong) drawing.change(wrong, 'Shows what is wrong');
    else drawing.change(beside?.seqs ?? none);
  }, [drawing, beside, wrong]);

  function choose(target: EventTarget) {
    if (!(target instanceof Element)) return;
    const secret = secretAt(target);
    if (secret) follow.press(secret);
    const chosen = seqAt(target);
    if (chosen !== undefined) select(chosen);
  }
  function key(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ' ') choose(event.target);
    else if (!drawing.moveFocus(event.key)) return;
    event.preventDefault();
  }
  const point = (event: PointerEvent) =>
    follow.point(event.target instanceof Element ? secretAt(event.target) : undefined);

  if (failure !== undefined)
    return (
      <div className={styles['failure']}>
        <p>The diagram could not be drawn: {failure}. Here are its messages as a table.</p>
        <MessageTable selection={selection} whole={whole} />
      </div>
    );
  return (
    <div ref={scroller} className={styles['scroller']}>
      <LaneHeads {...{ heads, absent, absence }} />
      {version === 0 && <p className={styles['drawing']}>Drawing…</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the events inside are the buttons; this hears them all. */}
      <div
        ref={host}
        className={styles['host']}
        data-absent={absent.join(' ') || undefined}
        data-covered={covered || undefined}
        data-whole={whole ? true : undefined}
        onClick={(event) => choose(event.target)}
        onKeyDown={key}
        onPointerOver={point}
        onPointerLeave={() => follow.point(undefined)}
      />
    </div>
  );
}

/**
 * Brings an event to a height of the pane, 0 to 1 from its top. The drawing's scale and the page stay as they are. What is more
 * than a pane away is there at once.
 */
function center(
  drawing: DrawingInPage,
  scroller: HTMLElement | null,
  seq: number,
  height: number,
  behavior: ScrollBehavior = 'smooth',
): void {
  const place = drawing.placeOf(seq);
  if (!scroller || !place) return;
  const { scrollTop, clientWidth, clientHeight } = scroller;
  const head = drawing.element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scrollTop;
  const top = head + place.y - clientHeight * height;
  const left = place.x - clientWidth / 2;
  const far = Math.abs(top - scrollTop) > clientHeight;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({ top, left, behavior: still || far ? 'instant' : behavior });
}
