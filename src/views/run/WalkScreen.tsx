import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { Answer, Run, RunSnapshot } from '../../lab/index.ts';
import type { Party } from '../../protocol/parties.ts';
import { readPage, type TraceEvent, type TraceModel } from '../../trace/index.ts';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { Inspector as InspectorPane } from '../inspector/Inspector.tsx';
import { machineMap } from '../inspector/machine/machine-map.ts';
import type { Fork } from '../saved/kept-run.ts';
import { SimulatedScreen as ScreenPane } from '../screen/SimulatedScreen.tsx';
import type { Selection } from '../selection.ts';
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx';
import { StepList } from '../steps/StepList.tsx';
import { Dock } from './Dock.tsx';
import { NarrowPanes, type PaneId } from './NarrowPanes.tsx';
import { Notices } from './Notices.tsx';
import { Panels } from './Panels.tsx';
import styles from './RunScreen.module.css';
import { type OpenPanel, Setup } from './Setup.tsx';
import type { RunServices } from './services.ts';
import { useBeside } from './use-beside.ts';
import { useEditor } from './use-editor.tsx';
import { useFollow } from './use-follow.ts';
import { useKeep } from './use-keep.ts';
import { usePlayback } from './use-playback.ts';
import { useQuestions } from './use-questions.tsx';
import { useStepLink } from './use-step-link.ts';
import { useWalk } from './use-walk.ts';
import { useWalkKeys } from './use-walk-keys.ts';
import { type Hands, whatIf } from './what-if.ts';

const Inspector = memo(InspectorPane);
const SimulatedScreen = memo(ScreenPane);

/** The panes of a run and the bar that moves it. */
export function WalkScreen({
  run,
  snapshot,
  event,
  step,
  plays,
  problem,
  forks,
  hands,
  services,
  onStep,
  onBeside,
}: {
  readonly run: Run;
  readonly snapshot: RunSnapshot;
  /** The event that the reader stands at first. */
  readonly event: number | undefined;
  readonly step: number | undefined;
  readonly plays: boolean;
  /** Why the link's run is not the one that is shown. */
  readonly problem: string | undefined;
  readonly forks: readonly Fork[];
  readonly hands: Hands;
  readonly services: RunServices;
  onStep(step: number): void;
  /** Puts another run beside this one. */
  onBeside(id: string): void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const focusHere = () => root.current?.focus();
  const quiz = useQuestions(run, snapshot, useWalk(run, snapshot, event), focusHere);
  const { walk } = quiz;
  const follow = useFollow();
  const player = usePlayback(walk, plays, quiz.asking);
  const narrow = useMediaQuery('(max-width: 63.99rem)');
  const machine = useMemo(() => machineMap(run.machine), [run]);
  const recipe = run.recipe();
  const beside = useBeside(recipe, walk.model);
  const acts = whatIf(run, walk, {
    ...hands,
    begin(start) {
      player.pause();
      hands.begin(start);
    },
  });
  const [panel, setPanel] = useState<OpenPanel>();
  const notKept = useKeep({ ...acts.here(), forks }, services.keep);
  const asked = walk.live ? snapshot.question : undefined;
  const present = walk.model.event(walk.seq);
  const screen = useScreenOpen(asked !== undefined || bringsPage(walk.model, present));
  const editor = useEditor(run, snapshot, walk, acts, focusHere);
  useStepLink(walk, step, onStep);
  useWalkKeys(walk, player);
  useKeys({ e: editor.open, c: () => !walk.live && acts.continueFrom(walk.seq) });

  const { model, seq, select } = walk;
  const { pending } = snapshot;
  const selection = useMemo(
    (): Selection => ({ model, seq, pending, select, follow, beside }),
    [model, seq, pending, select, follow, beside],
  );
  // The diagram answers a key at once; the panes that say more of the same event follow a frame later.
  const expanded = narrow || screen.open;
  const following = useAfterPaint(
    useMemo(() => ({ selection, question: asked, expanded }), [selection, asked, expanded]),
  );
  const answer = useCallback((given: Answer) => run.answer(given), [run]);
  const openEntry = useCallback((at: string) => setPanel({ id: 'glossary', at }), []);
  const here = present?.step ?? 0;
  const { toStep } = walk;
  const finishStep = useCallback(() => toStep(here + 1), [toStep, here]);
  const panes: Record<PaneId, React.ReactNode> = {
    steps: <StepList steps={quiz.steps} selection={selection} onStep={walk.toStep} />,
    diagram: (
      <SequenceDiagram selection={selection} absent={absentIn(run.flow)} covered={!narrow && screen.open} />
    ),
    inspector: (editor.pane ? undefined : quiz.pane) ?? (
      <Inspector
        selection={following.selection}
        machine={machine}
        editor={editor.pane}
        onEdit={editor.open}
        onEntry={openEntry}
      />
    ),
    screen: (
      <SimulatedScreen
        {...following}
        screens={run.screens}
        opening={run.opening}
        onAnswer={answer}
        onUntilDone={finishStep}
      />
    ),
  };
  return (
    <div ref={root} tabIndex={-1} className={styles['run']}>
      <Setup flow={run.flow} recipe={recipe} open={panel} onOpen={setPanel}>
        <Panels
          {...{ panel, run, walk, forks, services, acts, onBeside }}
          onClose={() => setPanel(undefined)}
        />
      </Setup>
      <Notices texts={[problem, notKept, quiz.problem]} />
      {narrow ? (
        <NarrowPanes
          panes={panes}
          asked={asked !== undefined}
          editing={(editor.pane ?? quiz.pane) !== undefined}
        />
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
        {...{ walk, player, snapshot, beside, quiz }}
        steps={run.flow.steps}
        screen={narrow ? undefined : screen}
        pick={(offer) => run.pick(offer)}
        restart={acts.restart}
        continueFrom={acts.continueFrom}
        edit={editor.open}
        wait={(seconds) => acts.wait(walk.seq, seconds)}
      />
    </div>
  );
}

const nobody: readonly Party[] = [];
const absentIn = ({ absent = nobody }: Run['flow']) => absent;

/** Whether an event has something on a screen that is worth a look: the app's own page, or a form that sends itself. */
function bringsPage(model: TraceModel, event: TraceEvent | undefined): boolean {
  if (event?.kind === 'work') return event.shows !== undefined;
  if (event?.kind !== 'request' || event.from !== 'browser') return false;
  const shown = model.screenAt(event.seq - 1);
  return shown !== undefined && readPage(shown.html).sendsItself;
}

/** Whether the simulated screen is forward: when it is `wanted`, unless the reader has said otherwise since. */
function useScreenOpen(wanted: boolean) {
  const [choice, setChoice] = useState<{ readonly wanted: boolean; readonly open: boolean }>();
  const open = choice?.wanted === wanted ? choice.open : wanted;
  return { open, toggle: () => setChoice({ wanted, open: !open }) };
}
