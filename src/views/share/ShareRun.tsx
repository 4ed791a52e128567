import { useMemo, useState } from 'react';
import type { Option, Recipe } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { saveAsFile } from '../../ui/download.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { Position } from '../saved/kept-run.ts';
import { suggestedName } from '../saved/names.ts';
import { recipeFileName, recipeFileText } from '../saved/recipe-file.ts';
import { Contents } from './Contents.tsx';
import { LinkField } from './LinkField.tsx';
import styles from './ShareRun.module.css';
import { TypedList } from './TypedList.tsx';
import { idsOf, passwordParts, typedIn, withoutTyped } from './typed.ts';
import { type LinkOf, useLink } from './use-link.ts';

interface Shared {
  readonly recipe: Recipe;
  readonly position: Position;
  /** The flow's step at the present event. */
  readonly step?: number | undefined;
  /** The flow's title. */
  readonly title: string;
  /** What the flow lets people set. */
  readonly optionList: readonly Option[];
  /** A link to the flow and the step, and to nothing that was set or done. */
  readonly plainLink: string;
  readonly linkOf: LinkOf;
}

/**
 * Shares a run: says what a link carries, lets its reader leave out what they typed, and gives link, JSON and file. It is the
 * content of a wide dialog.
 */
export function ShareRun({ recipe: whole, position, step, title, optionList, plainLink, linkOf }: Shared) {
  const typed = useMemo(() => typedIn(whole, optionList), [whole, optionList]);
  const [left, setLeft] = useState(() => passwordParts(typed));
  const recipe = useMemo(() => withoutTyped(whole, idsOf(typed, left)), [whole, typed, left]);
  const state = useLink(linkOf, recipe, position);

  function leave(part: string, out: boolean) {
    const others = [...left].filter((one) => one !== part);
    setLeft(new Set(out ? [...others, part] : others));
  }
  function exportFile() {
    const name = suggestedName(title, recipe, step);
    saveAsFile(recipeFileName(name), recipeFileText({ name, recipe, position }));
  }
  return (
    <div className={styles['share']}>
      <p>
        The link carries no recording: it carries what was set and done, and whoever opens it sees the same
        run performed again. All data in it are of the demo, apart from what you typed.
      </p>
      <Contents title={title} step={step} recipe={recipe} optionList={optionList} />
      <TypedList typed={typed} left={left} onLeave={leave} />
      <LinkField state={state} />
      <section className={styles['others']} aria-label="Other ways">
        <div className={styles['buttons']}>
          <Button onClick={exportFile}>Save as a file</Button>
          <CopyText text={JSON.stringify(recipe, null, 2)}>Copy recipe as JSON</CopyText>
        </div>
        <p className={styles['soft']}>
          Open the file under Saved runs, or perform it without a page:{' '}
          <code>npm run perform -- file.json</code>
        </p>
        <div className={styles['link']}>
          <TextField
            label="Link to the flow and the step alone"
            code
            value={plainLink}
            hint="With nothing that was set or done."
          />
          <CopyText text={plainLink}>Copy plain link</CopyText>
        </div>
      </section>
    </div>
  );
}
