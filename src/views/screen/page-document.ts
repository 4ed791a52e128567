import type { NamedValue } from '../../protocol/check.ts';

/**
 * Holds for every page besides the policy that its frame inherits, and in the dev server, which has none. The frame's
 * constructed style sheet is not subject to it.
 * @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/)
 */
const POLICY = "default-src 'none'; img-src data:; font-src 'self'; form-action 'none'; base-uri 'none'";

/** A page's HTML as a frame takes it. It needs no doctype to be first: a srcdoc document is never in quirks mode. */
export function sourceOf(html: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
}

/** A window with its constructors. */
export type PageWindow = Window & typeof globalThis;

/** The frame's window, or `undefined` where it holds something else than our page. */
export function windowIn(frame: HTMLIFrameElement | null): PageWindow | undefined {
  if (!frame?.contentDocument) return undefined;
  const inside = frame.contentWindow as PageWindow | null;
  return inside?.location.href === 'about:srcdoc' ? inside : undefined;
}

/**
 * Elements of a page. A page may give an element such a name that it hides the document's own method, so methods are
 * taken from the prototype.
 */
export function elementsIn<E extends Element>(inside: Window, selector: string): E[] {
  return [...Document.prototype.querySelectorAll.call(inside.document, selector)] as E[];
}

/** Gives a page its looks. The sheet must be made by the frame's own constructor. */
export function dress(inside: PageWindow, css: string): void {
  const sheet = new inside.CSSStyleSheet();
  sheet.replaceSync(css);
  Reflect.set(Document.prototype, 'adoptedStyleSheets', [sheet], inside.document);
}

const FOLLOWED = ['data-theme', 'data-presenting'];

/** Keeps a page in the theme and the size of the document around it; returns how to stop that. */
export function followTheme(inside: PageWindow): () => void {
  const root = document.documentElement;
  const [pageRoot] = elementsIn(inside, ':root');
  const follow = () => {
    for (const name of FOLLOWED) {
      const value = root.getAttribute(name);
      if (value === null) pageRoot?.removeAttribute(name);
      else pageRoot?.setAttribute(name, value);
    }
  };
  follow();
  const observer = new MutationObserver(follow);
  observer.observe(root, { attributes: true, attributeFilter: FOLLOWED });
  return () => observer.disconnect();
}

/** The controls that were disabled here, not by the page. */
const heldBack = new WeakSet<Element>();

type Usable = HTMLInputElement | HTMLButtonElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsOf = (inside: Window) => elementsIn<Usable>(inside, 'input, button, select, textarea');

/** Lets a page's controls be used, or not: those of the past can be read, but not filled in. */
export function setUsable(inside: Window, usable: boolean): void {
  for (const control of controlsOf(inside)) {
    if (!usable && !control.disabled) {
      heldBack.add(control);
      control.disabled = true;
    }
    if (usable && heldBack.delete(control)) control.disabled = false;
  }
}

/** Fills in the fields of these names; returns how many there were. */
export function fillIn(inside: Window, values: readonly NamedValue[]): number {
  const filled = controlsOf(inside).filter((control) => {
    const { type, name } = control;
    if (type === 'checkbox' || type === 'radio') return tick(control as HTMLInputElement, values);
    const told = values.find((value) => value.name === name);
    if (!told || type === 'hidden' || type === 'file' || control.tagName === 'BUTTON') return false;
    control.value = told.value;
    return true;
  });
  return filled.length;
}

/** A box is told by its name, or by `name=value` where several share it; a radio button by its group's value. */
function tick(box: HTMLInputElement, values: readonly NamedValue[]): boolean {
  const told = values.find(({ name }) => name === `${box.name}=${box.value}` || name === box.name);
  if (told) box.checked = told.value === (box.type === 'radio' ? box.value : 'true');
  return told !== undefined;
}

/** Gives every field what the page gave it. */
export function emptyForms(inside: Window): void {
  for (const form of elementsIn(inside, 'form')) HTMLFormElement.prototype.reset.call(form);
}
