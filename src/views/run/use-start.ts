import { useCallback, useEffect, useRef, useState } from 'react';
import { type FlowOptions, plainRecipe, unpackRecipe } from '../../lab/index.ts';
import type { KeptRun, Position } from '../saved/kept-run.ts';
import type { Start } from './use-run.ts';

/** What a link says of a run. */
export interface RunLink {
  readonly flow: string;
  /** What the link sets apart from the flow's defaults. */
  readonly options: FlowOptions;
  /** A packed recipe; the options are in it. */
  readonly recipe?: string | undefined;
  readonly position?: Position | undefined;
}

/** What the present run starts from, and the way to start another one in its place. */
export interface Starting {
  readonly start: Start | undefined;
  begin(start: Start): void;
  /** Why the link's run is not the one that is shown. */
  readonly problem: string | undefined;
}

/** The start that a link or a run that was left here before asks for. A link that cannot be read gives a fresh run and says why. */
export function useStart(link: RunLink, resumed: KeptRun | undefined): Starting {
  const [start, begin] = useState<Start | undefined>(() => first(link, resumed));
  const [problem, setProblem] = useState<string>();
  const asked = useRef(link);
  useEffect(() => {
    const { flow, recipe, position } = asked.current;
    if (resumed || recipe === undefined) return;
    let gone = false;
    const fresh = (reason: string) => {
      setProblem(`The run of this link cannot be opened. ${reason} This is a fresh run instead.`);
      begin({ recipe: plainRecipe(flow) });
    };
    unpackRecipe(recipe).then(
      (unpacked) => {
        if (gone) return;
        if (unpacked.flow === flow) begin({ recipe: unpacked, position });
        else fresh('It carries a run of another flow than it names.');
      },
      (error: unknown) => !gone && fresh(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
    };
  }, [resumed]);
  return { start, begin: useCallback((next: Start) => begin(next), []), problem };
}

function first(
  { flow, options, recipe, position }: RunLink,
  resumed: KeptRun | undefined,
): Start | undefined {
  if (resumed) return resumed;
  return recipe === undefined ? { recipe: plainRecipe(flow, { options }), position } : undefined;
}
