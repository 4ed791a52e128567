/** Reads a kept word; `undefined` where there is none or the browser keeps nothing. */
export function recall(name: string): string | undefined {
  try {
    return window.localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a word for the next visit where the browser lets us; `undefined` forgets it. */
export function keep(name: string, word: string | undefined): void {
  try {
    if (word === undefined) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, word);
  } catch {
    // Storage is blocked or full: the choice lasts as long as the page.
  }
}
