/** Some positions in a row, the second excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** So many events are drawn in one go: more would keep keys and clicks waiting. */
const MOST = 5;

/** Of a long list more at a time: each go costs mermaid as much again as a dozen events do, which adds up. */
const LONG = 200;
const MOST_OF_LONG = 24;

/** What of so many events is still to be drawn, in stretches of a fair length, those closest to a position first. */
export function stretchesOf(
  isDrawn: (index: number) => boolean,
  length: number,
  position: number,
): Stretch[] {
  const most = length > LONG ? MOST_OF_LONG : MOST;
  const stretches: Stretch[] = [];
  for (let from = 0; from < length; from++) {
    if (isDrawn(from)) continue;
    let to = from + 1;
    while (to < length && to < from + most && !isDrawn(to)) to++;
    stretches.push({ from, to });
    from = to - 1;
  }
  const away = ({ from, to }: Stretch) => Math.max(from - position, position - (to - 1), 0);
  return stretches.sort((a, b) => away(a) - away(b));
}
