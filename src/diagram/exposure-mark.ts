import type { Reader } from '../protocol/parties.ts';
import { exposedPlacesOf } from '../trace/secret-exposure.ts';
import { element } from './elements.ts';
import type { DiagramEvent } from './input.ts';

/** Where an event's values could be read beside its two parties; none for what is no message. */
export function exposedPlaces(event: DiagramEvent['event']): Reader[] {
  return event.kind === 'request' || event.kind === 'response' ? exposedPlacesOf(event) : [];
}

/** Exposed places in words: `Readable in 2 places: address bar, browser history`. */
export function exposureInWords(places: readonly Reader[]): string {
  return `Readable in ${places.length === 1 ? '1 place' : `${places.length} places`}: ${places.join(', ')}`;
}

/** Half the width and half the height of the eye, in px. */
const EYE = { half: 7, open: 4.5 };
/** Room between the lane and the mark, and between the eye and its number, in px. */
const GAP = { lane: 7, number: 3 };
/** How far the number's baseline lies below its middle, in px. */
const BASELINE = 4;

const shape = `M ${-EYE.half},0 Q 0,${-2 * EYE.open} ${EYE.half},0 Q 0,${2 * EYE.open} ${-EYE.half},0 Z`;

/**
 * An eye with a number at an arrow's tail, on the side that the arrow leaves free: nothing else is drawn there. `side` is 1
 * to the right of the lane and -1 to its left.
 */
export function exposureMark(
  places: readonly Reader[],
  laneX: number,
  y: number,
  side: 1 | -1,
): SVGElement[] {
  if (places.length === 0) return [];
  const eyeX = laneX + side * (GAP.lane + EYE.half);
  const numberX = eyeX + side * (EYE.half + GAP.number);
  const anchor = side > 0 ? 'start' : 'end';
  return [
    element('g', { class: 'exposure', 'data-places': places.length }, [
      element('title', {}, [document.createTextNode(exposureInWords(places))]),
      element('path', { class: 'exposure-eye', d: shape, transform: `translate(${eyeX},${y})` }),
      element('circle', { class: 'exposure-pupil', cx: eyeX, cy: y, r: 2 }),
      element('text', { class: 'exposure-count', x: numberX, y: y + BASELINE, 'text-anchor': anchor }, [
        document.createTextNode(String(places.length)),
      ]),
    ]),
  ];
}
