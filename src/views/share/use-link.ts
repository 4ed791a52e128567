import { useEffect, useState } from 'react';
import type { Recipe } from '../../lab/index.ts';
import type { Position } from '../saved/kept-run.ts';

/** Makes the link that carries a recipe; fails in words where none can. */
export type LinkOf = (recipe: Recipe, position: Position) => Promise<string>;

/** A link on its way, made, or not to be had. */
export type LinkState =
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly link: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** The link of a recipe. Once the recipe has changed, the old link is gone at once: it still holds what was left out since. */
export function useLink(linkOf: LinkOf, recipe: Recipe, { event, until }: Position): LinkState {
  const [result, setResult] = useState<{ readonly of: Recipe; readonly state: LinkState }>();
  useEffect(() => {
    let gone = false;
    const set = (state: LinkState) => {
      if (!gone) setResult({ of: recipe, state });
    };
    linkOf(recipe, { event, until }).then(
      (link) => set({ kind: 'made', link }),
      (error: unknown) =>
        set({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      gone = true;
    };
  }, [linkOf, recipe, event, until]);
  return result?.of === recipe ? result.state : { kind: 'making' };
}
