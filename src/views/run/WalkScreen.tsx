import { memo, useCallback, useMemo, useState } from 'react';
import type { Answer, Run, RunSnapshot } from '../../lab/index.ts';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { Inspector as InspectorPane } from '../inspector/Inspector.tsx';
import { machineMap } from '../inspector/machine/machine-map.ts';
import { SimulatedScreen as ScreenPane } from '../screen/SimulatedScreen.tsx';
import type { Selection } from '../selection.ts';
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx';
import { StepList } from '../steps/StepList.tsx';
import { Dock } from './Dock.tsx';
import { NarrowPanes, type PaneId } from './NarrowPanes.tsx';
import styles from './RunScreen.module.css';
import { useFollow } from './use-follow.ts';
import { usePlayback } from './use-playback.ts';
import { useStepLink } from './use-step-link.ts';
import { useWalk } from './use-walk.ts';
import { useWalkKeys } from './use-walk-keys.ts';

const Inspector = memo(InspectorPane);
const SimulatedScreen = memo(ScreenPane);

/** The panes of a run and the bar that moves it. */
export function WalkScreen({
  run,
  snapshot,
  step,
  onStep,
  restart,
}: {
  readonly run: Run;
  readonly snapshot: RunSnapshot;
  readonly step: number | undefined;
  onStep(step: number): void;
  restart(): void;
}) {
  const walk = useWalk(run, snapshot);
  const follow = useFollow();
  const player = usePlayback(walk);
  const narrow = useMediaQuery('(max-width: 63.99rem)');
  const machine = useMemo(() => machineMap(run.machine), [run]);
  const asked = walk.live ? snapshot.question : undefined;
  const present = walk.model.event(walk.seq);
  const shows = present?.kind === 'work' && present.shows !== undefined;
  const screen = useScreenOpen(asked !== undefined || shows);
  useStepLink(walk, step, onStep);
  useWalkKeys(walk, player);

  const { model, seq, select } = walk;
  const { pending } = snapshot;
  const selection = useMemo(
    (): Selection => ({ model, seq, pending, select, follow }),
    [model, seq, pending, select, follow],
  );
  // The diagram answers a key at once; the panes that say more of the same event follow a frame later.
  const expanded = narrow || screen.open;
  const following = useAfterPaint(
    useMemo(() => ({ selection, question: asked, expanded }), [selection, asked, expanded]),
  );
  const answer = useCallback((given: Answer) => run.answer(given), [run]);
  const panes: Record<PaneId, React.ReactNode> = {
    steps: <StepList steps={run.flow.steps} selection={selection} onStep={walk.toStep} />,
    diagram: <SequenceDiagram selection={selection} covered={!narrow && screen.open} />,
    inspector: <Inspector selection={following.selection} machine={machine} />,
    screen: <SimulatedScreen {...following} opening={run.opening} onAnswer={answer} />,
  };
  return (
    <div className={styles['run']}>
      <h1 className="visually-hidden">{run.flow.title}</h1>
      {narrow ? (
        <NarrowPanes panes={panes} asked={asked !== undefined} />
      ) : (
        <div className={styles['panes']}>
          {panes.steps}
          <div className={styles['stage']}>
            {panes.diagram}
            <div className={styles['screen']}>{panes.screen}</div>
          </div>
          {panes.inspector}
        </div>
      )}
      <Dock
        walk={walk}
        player={player}
        snapshot={snapshot}
        steps={run.flow.steps}
        screen={narrow ? undefined : screen}
        pick={(offer) => run.pick(offer)}
        restart={restart}
      />
    </div>
  );
}

/** Whether the simulated screen is forward: when it is `wanted`, unless the reader has said otherwise since. */
function useScreenOpen(wanted: boolean) {
  const [choice, setChoice] = useState<{ readonly wanted: boolean; readonly open: boolean }>();
  const open = choice?.wanted === wanted ? choice.open : wanted;
  return { open, toggle: () => setChoice({ wanted, open: !open }) };
}
