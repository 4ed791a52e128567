/**
 * Shows where a walk stands: what is before `seq` is past, what is after it future. Without `seq` all is past, which
 * reads as a finished picture. `pendingSeq` is a message that is held, present or not. Toggles attributes only.
 */
export function markEvents(
  nodes: Iterable<SVGGElement>,
  seq: number | undefined,
  pendingSeq: number | undefined,
): void {
  for (const node of nodes) {
    const own = seqOf(node);
    const state = stateOf(own, seq);
    node.toggleAttribute('data-pending', own === pendingSeq);
    if (node.dataset.state === state) continue;
    node.dataset.state = state;
    if (state === 'present') node.setAttribute('aria-current', 'step');
    else node.removeAttribute('aria-current');
  }
}

function stateOf(own: number, seq: number | undefined): 'past' | 'present' | 'future' {
  if (seq === undefined || own < seq) return 'past';
  return own === seq ? 'present' : 'future';
}

/** What is said of an event that is marked. */
export const CHANGED = 'Not as in the untouched run';

/** Marks events that a reader should look at; `words` says of each why: it is not as in the untouched run, or shows what is wrong. */
export function markChanged(
  nodes: Iterable<SVGGElement>,
  seqs: ReadonlySet<number>,
  words: string = CHANGED,
): void {
  for (const node of nodes) {
    const changed = seqs.has(seqOf(node));
    if (changed === 'changed' in node.dataset) continue;
    node.toggleAttribute('data-changed', changed);
    if (changed) node.setAttribute('aria-description', words);
    else node.removeAttribute('aria-description');
  }
}

/** Lights every place where a secret stands and the events that carry it; without `id`, none. */
export function markSecret(root: HTMLElement, id: string | undefined): void {
  for (const node of root.querySelectorAll<SVGElement>('[data-lit]')) delete node.dataset.lit;
  delete root.dataset.secretLit;
  if (id === undefined) return;
  for (const chip of root.querySelectorAll<SVGElement>('[data-secret]')) {
    if (chip.dataset.secret !== id) continue;
    root.dataset.secretLit = '';
    chip.dataset.lit = '';
    const event = chip.closest<SVGElement>('[data-seq]');
    if (event) event.dataset.lit = '';
  }
}

/** The number of a drawn event. */
export function seqOf(node: SVGGElement): number {
  return Number(node.dataset.seq);
}

/** The event that a node inside the drawing belongs to: its `seq`. */
export function seqAt(node: Element): number | undefined {
  const event = node.closest<SVGGElement>('g[data-seq]');
  return event ? seqOf(event) : undefined;
}

/** The secret whose chip a node is or stands in: its id. */
export function secretAt(node: Element): string | undefined {
  return node.closest<SVGElement>('[data-secret]')?.dataset.secret;
}
