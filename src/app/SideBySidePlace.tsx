import { useEffect, useState } from 'react';
import { type Recipe, unpackRecipe } from '../lab/index.ts';
import { flows } from '../views/home/flows.ts';
import { doneInWords } from '../views/saved/recipe-words.ts';
import { SideBySideScreen } from '../views/side-by-side/SideBySideScreen.tsx';
import { Loading } from './Loading.tsx';
import { Notice } from './Notice.tsx';
import type { Route } from './route.ts';
import { sideBySideLink } from './runs.ts';
import { SeeTheFlows } from './SeeTheFlows.tsx';
import { replaceRoute } from './use-route.ts';

type Pair = readonly [left: Recipe, right: Recipe];

/** Two runs beside each other, out of a link. */
export function SideBySidePlace({ route }: { readonly route: Extract<Route, { name: 'side-by-side' }> }) {
  const { left, right, row } = route;
  const [pair, setPair] = useState<Pair>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let gone = false;
    Promise.all([unpackRecipe(left), unpackRecipe(right)]).then(
      (recipes) => !gone && setPair(recipes),
      (error: unknown) => !gone && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
    };
  }, [left, right]);
  if (problem !== undefined)
    return (
      <Notice title="This link cannot be opened" actions={<SeeTheFlows />}>
        <p>It should carry two runs to show beside each other. {problem}</p>
      </Notice>
    );
  if (!pair) return <Loading />;
  return (
    <SideBySideScreen
      left={{ title: titleOf(pair[0]), recipe: pair[0] }}
      right={{ title: titleOf(pair[1]), recipe: pair[1] }}
      row={row}
      linkOf={sideBySideLink}
      onRow={(at) => replaceRoute({ ...route, row: at })}
    />
  );
}

function titleOf(recipe: Recipe): string {
  const title = flows.find(({ id }) => id === recipe.flow)?.title ?? recipe.flow;
  const done = doneInWords(recipe);
  return done === '' ? title : `${title} (${done})`;
}
