/** What to make of a parameter: another value, none, or one text in it put in place of another. */
export type Edit = string | null | readonly [from: string, to: string];

/** Edits by the parameter's name. They are data, so that a page can be given them, too. */
export type Edits = Readonly<Record<string, Edit>>;

/** Edits parameters where they stand. It refers to nothing outside itself: pages get its source text. */
export function edit(parameters: URLSearchParams, edits: Edits): void {
  for (const [name, to] of Object.entries(edits)) {
    if (to === null) parameters.delete(name);
    else if (typeof to === 'string') parameters.set(name, to);
    else parameters.set(name, (parameters.get(name) ?? '').replace(to[0], to[1]));
  }
}
