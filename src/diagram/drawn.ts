import type { Party } from '../protocol/parties.ts';
import { isStop, type TraceEvent } from '../trace/events.ts';
import type { CarriedSecret, DiagramEvent } from './input.ts';
import { type Lane, lanesFor } from './participants.ts';
import { arrowRows, endRows, type Row, workRows } from './rows.ts';

/** Distance between two lanes in px; {@link LANE_WIDTH} and {@link LANE_GAP} are what mermaid makes it from. */
export const LANE_WIDTH = 146;
export const LANE_GAP = 4;
const PITCH = LANE_WIDTH + LANE_GAP;
/** Room to the left of the first lane and to the right of the last, in px. */
export const MARGIN = 4;
/** Room on each side of a text, in px. */
export const TEXT_PADDING = 4;
export const NOTE_PADDING = 6;
/** Room between an event and the next, in px. */
export const BOX_MARGIN = 13;

/** Mermaid pushes the last two lanes apart for a note over all lanes whose text is wider. */
const WIDEST_NOTE = 2 * (LANE_WIDTH - TEXT_PADDING);

/** One event as it is drawn: an arrow between two lanes, or a note over one or more. */
export interface Drawn {
  readonly event: DiagramEvent['event'];
  readonly secrets: readonly CarriedSecret[];
  readonly shape: 'arrow' | 'note';
  readonly from: Lane;
  readonly to: Lane;
  readonly rows: readonly Row[];
  /** How many characters of the first row are the step's number. */
  readonly prefix: string;
}

/** The whole of a drawing before it is text. */
export interface Plan {
  readonly lanes: readonly Lane[];
  readonly drawn: readonly Drawn[];
}

/** Where a lane stands, in the drawing's units: always the same, whatever the labels say. */
export function laneX(lane: Lane, { lanes }: Pick<Plan, 'lanes'>): number {
  return LANE_WIDTH / 2 + lanes.indexOf(lane) * PITCH;
}

/** The drawing from its left edge to its right. */
export function breadth({ lanes }: Pick<Plan, 'lanes'>): { readonly x: number; readonly width: number } {
  return { x: -MARGIN, width: lanes.length * PITCH - LANE_GAP + 2 * MARGIN };
}

/** What is drawn of a list of events, in their order. The mermaid text and the marking of the SVG both follow it. */
export function plan(input: readonly DiagramEvent[]): Plan {
  const stops = input.filter(({ event }) => isStop(event));
  const lanes = lanesFor(stops.map(({ event }) => event));
  let step = 0;
  const drawn = stops.map((item) => {
    const first = item.event.step !== step && item.event.step > 0;
    step = item.event.step;
    return draw(item, first ? `${step}. ` : '', lanes);
  });
  return { lanes, drawn };
}

/** How events were drawn last: most of a run that grows is as it was. */
const before = new WeakMap<TraceEvent, { readonly lanes: readonly Lane[]; from: string; drawn: Drawn }>();

function draw(item: DiagramEvent, prefix: string, lanes: readonly Lane[]): Drawn {
  const from = [prefix, ...item.secrets.map(({ id }) => id)].join();
  const known = before.get(item.event);
  if (known?.lanes === lanes && known.from === from) return known.drawn;
  const drawn = drawAnew(item, prefix, lanes);
  before.set(item.event, { lanes, from, drawn });
  return drawn;
}

function drawAnew({ event, secrets }: DiagramEvent, prefix: string, lanes: readonly Lane[]): Drawn {
  const common = { event, secrets, prefix };
  switch (event.kind) {
    case 'action':
    case 'request':
    case 'response': {
      const [from, to] = event.kind === 'action' ? [event.by, event.on] : ([event.from, event.to] as const);
      const ends = { from: laneOf(from, lanes), to: laneOf(to, lanes) };
      const rows = arrowRows(event, secrets, prefix, arrowBudget(ends.from, ends.to, lanes));
      return { ...common, ...ends, shape: 'arrow', rows };
    }
    case 'work': {
      const lane = laneOf(event.by, lanes);
      const rows = workRows(event, secrets, prefix, noteBudget(lane, lanes));
      return { ...common, shape: 'note', from: lane, to: lane, rows };
    }
    default: {
      const ends = { from: firstOf(lanes), to: lanes.at(-1) ?? firstOf(lanes) };
      const rows = event.kind === 'end' ? endRows(event, prefix, WIDEST_NOTE) : [];
      return { ...common, ...ends, shape: 'note', rows };
    }
  }
}

/** How wide a label may be without pushing its lanes apart, in px. */
function arrowBudget(from: Lane, to: Lane, lanes: readonly Lane[]): number {
  const span = Math.abs(lanes.indexOf(from) - lanes.indexOf(to));
  return span < 2 ? LANE_WIDTH - 2 * TEXT_PADDING : span * PITCH - 4 * TEXT_PADDING;
}

/** A note over an inner lane may reach over half of its neighbours' way; over an outer lane it ends with the drawing. */
function noteBudget(lane: Lane, lanes: readonly Lane[]): number {
  const outer = lane === lanes[0] || lane === lanes.at(-1);
  return (outer ? LANE_WIDTH : PITCH * 1.5) - 2 * NOTE_PADDING;
}

function laneOf(party: Party, lanes: readonly Lane[]): Lane {
  return lanes.find((lane) => lane.party === party) ?? firstOf(lanes);
}

function firstOf(lanes: readonly Lane[]): Lane {
  const [lane] = lanes;
  if (!lane) throw new RangeError('A diagram has lanes');
  return lane;
}
