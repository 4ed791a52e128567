/** Scrolls a tab's panel so that an element in it shows, without moving the page. */
export function scrollWithin(element: HTMLElement, to: 'start' | 'middle'): void {
  const panel = element.closest('[role="tabpanel"]');
  if (!panel) return;
  const distance = element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  const room = to === 'middle' ? Math.max(0, (panel.clientHeight - element.offsetHeight) / 3) : 0;
  panel.scrollTop += distance - room;
}

/** Scrolls a tab's panel as little as needed for an element in it to show; elements elsewhere are left alone. */
export function keepInView(element: Element): void {
  const panel = element.closest('[role="tabpanel"]');
  if (!panel) return;
  const inside = element.getBoundingClientRect();
  const view = panel.getBoundingClientRect();
  if (inside.bottom > view.bottom) panel.scrollTop += inside.bottom - view.bottom;
  if (inside.top < view.top) panel.scrollTop += inside.top - view.top;
}
