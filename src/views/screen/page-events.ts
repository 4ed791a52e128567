import type { Answer } from '../../lab/index.ts';
import { isForPage } from '../../ui/keys.ts';
import { answerOf, type Control } from './answer.ts';
import { elementsIn } from './page-document.ts';

/** What a page tells the screen. */
export interface PageListener {
  /** A person sent a form. */
  submit(answer: Answer): void;
  /** A link was pointed at, pressed or left (`undefined`). Links are never followed. */
  link(href: string | undefined, pressed: boolean): void;
}

/**
 * Listens to a page before anything in it can act: nothing is sent and no link is followed. It listens at the window,
 * whose methods a page cannot hide behind an element's name.
 */
export function listen(inside: Window, listener: () => PageListener): void {
  const on = (types: readonly string[], heard: (event: Event) => void) => {
    for (const type of types) inside.addEventListener(type, heard, { capture: true });
  };
  on(['submit'], (event) => submitted(inside, event as SubmitEvent, listener()));
  on(['click', 'auxclick'], (event) => {
    const href = linkAt(event);
    if (href === undefined) return;
    event.preventDefault();
    listener().link(href, true);
  });
  on(['pointerover', 'focusin'], (event) => listener().link(linkAt(event), false));
  on(['focusout'], () => listener().link(undefined, false));
  // Something dropped onto a page would open in its place.
  on(['dragover', 'drop'], (event) => event.preventDefault());
  inside.addEventListener('keydown', passOn);
}

function submitted(inside: Window, event: SubmitEvent, listener: PageListener): void {
  event.preventDefault();
  const form = event.target as Element;
  const index = elementsIn(inside, 'form').indexOf(form);
  if (index < 0) return;
  const controls = elementsIn<HTMLInputElement>(inside, 'input, select, textarea').filter(
    (control) => control.form === form && !control.matches(':disabled'),
  );
  const submitter = event.submitter as (HTMLElement & Control) | null;
  listener.submit(answerOf(index, controls, submitter ?? undefined));
}

/** The address of the link that an event is about, as the page wrote it. */
function linkAt({ target }: Event): string | undefined {
  if (target === null || !('nodeType' in target) || target.nodeType !== Node.ELEMENT_NODE) return undefined;
  const link = Element.prototype.closest.call(target, 'a, area');
  return link ? (link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '') : undefined;
}

/** Keys that are not for a field or a button of the page belong to the document around it. */
function passOn(event: KeyboardEvent): void {
  if (event.key === 'Tab' || !isForPage(event)) return;
  const { key, code, shiftKey, repeat } = event;
  const copy = new KeyboardEvent('keydown', { key, code, shiftKey, repeat, bubbles: true, cancelable: true });
  if (!document.dispatchEvent(copy)) event.preventDefault();
}
