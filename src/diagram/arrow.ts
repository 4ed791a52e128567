import { element } from './elements.ts';

/** How far a message to oneself reaches to the right, and down, in px. */
const LOOP = { width: 40, height: 20 };
/** The arrowhead's length and half its height, in px. */
const HEAD = { length: 11, half: 5.5 };

/**
 * An arrow at height `y` between two lanes, drawn anew so that its head takes the colour and size of its line in every
 * browser. The back channel has a core, which makes its line a double one.
 */
export function arrow(fromX: number, toX: number, y: number, channel: string | undefined): SVGElement[] {
  const self = fromX === toX;
  const direction = self || toX < fromX ? -1 : 1;
  // Barely under the head: where both are faint, more would show.
  const endX = toX - direction * (HEAD.length + 0.5);
  const d = self ? `M ${fromX},${y} h ${LOOP.width} v ${LOOP.height} H ${endX}` : `M ${fromX},${y} H ${endX}`;
  const head = element('path', {
    class: 'event-head',
    d: `M 0,0 L ${-direction * HEAD.length},${-HEAD.half} v ${2 * HEAD.half} Z`,
  });
  const tip = `translate(${toX - direction},${self ? y + LOOP.height : y})`;
  return [
    element('path', { class: 'event-line', d }),
    ...(channel === 'back' ? [element('path', { class: 'event-core', d })] : []),
    element('g', { transform: tip }, [head]),
  ];
}

/** How far an arrow reaches below the height of its line, in px. */
export function arrowDepth(self: boolean): number {
  return (self ? LOOP.height : 0) + HEAD.half;
}
