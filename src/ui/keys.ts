/** What a key press is told from. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
  readonly isComposing: boolean;
  readonly target: EventTarget | null;
}

const typing =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"])';
const pressing = 'button, a[href], summary, input, [role="button"], [role="tab"]';
const moving = '[role="tablist"], [role="slider"], [role="radiogroup"], [role="menu"], input';

/** Whether a key press is meant for the page, not for the field, button or tab that has the focus. */
export function isForPage(press: Press): boolean {
  if (press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey)
    return false;
  const target = press.target as Partial<Element> | null;
  if (typeof target?.closest !== 'function') return true;
  const within = (selector: string) => target.closest?.(selector) != null;
  // What had the focus in a dialog keeps it for a moment after the dialog is closed.
  if (within('dialog:not([open])')) return true;
  if (within(typing) || within('dialog')) return false;
  if (press.key === ' ' || press.key === 'Enter') return !within(pressing);
  if (press.key.startsWith('Arrow') || press.key === 'Home' || press.key === 'End') return !within(moving);
  return true;
}
