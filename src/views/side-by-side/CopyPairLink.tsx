import { useEffect, useState } from 'react';
import type { Recipe } from '../../lab/index.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { typedIn } from '../share/typed.ts';
import styles from './SideBySideScreen.module.css';
import type { Performed } from './use-performed.ts';

/** One run of a pair, and what its flow lets people set. */
interface Side extends Pick<Performed, 'options'> {
  readonly recipe: Recipe;
}

/** Copies a link to two runs beside each other, unless one holds what a person typed: that is listed where a run is shared by itself. */
export function CopyPairLink({
  left,
  right,
  linkOf,
}: {
  readonly left: Side;
  readonly right: Side;
  linkOf(left: Recipe, right: Recipe): Promise<string>;
}) {
  const [link, setLink] = useState<string>();
  const typed = [left, right].some(({ recipe, options }) => typedIn(recipe, options).length > 0);
  const key = JSON.stringify([left.recipe, right.recipe]);
  useEffect(() => {
    let gone = false;
    const [one, other] = JSON.parse(key) as [Recipe, Recipe];
    linkOf(one, other).then(
      (made) => !gone && setLink(made),
      // A run too long for a link is shared as a file, from its own screen.
      () => !gone && setLink(undefined),
    );
    return () => {
      gone = true;
    };
  }, [key, linkOf]);
  if (typed) return <p className={styles['hint']}>To share what you typed, share the run itself.</p>;
  return link === undefined ? null : <CopyText text={link}>Copy link</CopyText>;
}
