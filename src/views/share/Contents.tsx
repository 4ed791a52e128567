import { type Option, plainRecipe, type Recipe } from '../../lab/index.ts';
import { differing, valuesOf } from '../options/option-state.ts';
import { movesInWords, switchesOf } from '../saved/recipe-words.ts';
import styles from './ShareRun.module.css';

/** What a link carries, in words. */
export function Contents({
  title,
  step,
  recipe,
  optionList,
}: {
  /** The flow's title. */
  readonly title: string;
  readonly step: number | undefined;
  readonly recipe: Recipe;
  readonly optionList: readonly Option[];
}) {
  const options = differing(optionList, valuesOf(optionList, recipe.options));
  const rows = [
    ['Flow', step === undefined ? title : `${title}, at step ${step}`],
    ['Options', options.map(({ label, words }) => `${label}: ${words}`).join(', ') || 'the defaults'],
    ['Protections', switchesOf(recipe.protections).join(', ') || 'as they should be'],
    ['Done', movesInWords(recipe) || 'nothing by hand'],
    ...(recipe.seed === plainRecipe(recipe.flow).seed ? [] : [['Seed', recipe.seed] as const]),
  ] as const;
  return (
    <dl aria-label="What the link carries" className={styles['contents']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
