/** Scrolls a list of rows as little as needed for the present row to show below the list's head; the page stays. */
export function revealRow(scroller: HTMLElement): void {
  const row = scroller.querySelector('[aria-current]');
  if (!row) return;
  const view = scroller.getBoundingClientRect();
  const inside = row.getBoundingClientRect();
  const head = scroller.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  // The row before and the one after show too: a reader wants to see what comes.
  const margin = inside.height;
  const above = inside.top - margin - (view.top + head);
  const below = inside.bottom + margin - (view.top + scroller.clientHeight);
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += Math.min(below, above);
}
