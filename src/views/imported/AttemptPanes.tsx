import { memo, type ReactNode, useMemo, useRef, useState } from 'react';
import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import type { Party } from '../../protocol/parties.ts';
import { type Trace, type TraceModel, traceModel } from '../../trace/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { Findings } from '../findings/Findings.tsx';
import { outcomeOf } from '../findings/words.ts';
import { Inspector as InspectorPane } from '../inspector/Inspector.tsx';
import { useFollow } from '../run/use-follow.ts';
import type { Selection } from '../selection.ts';
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx';
import { Dock } from './Dock.tsx';
import { faultyEvents, firstEvent, wrongValues } from './first-event.ts';
import styles from './ImportedWalk.module.css';
import { NarrowPanes, type PaneId } from './NarrowPanes.tsx';
import { StepsPane } from './StepsPane.tsx';
import { useFlowSteps } from './use-flow-steps.ts';
import { useStages } from './use-stages.ts';
import { useTraceWalk } from './use-trace-walk.ts';

const Inspector = memo(InspectorPane);

/** The panes of one attempt, and the bar that moves through it. */
export function AttemptPanes({
  trace,
  diagnosis,
  attempt,
  asked,
  onElsewhere,
  onReference,
  onReplay,
}: {
  readonly trace: Trace;
  readonly diagnosis: AttemptDiagnosis;
  readonly attempt: number;
  /** The event that somebody came for. */
  readonly asked: number | undefined;
  /** Goes to an event of another attempt. */
  onElsewhere(attempt: number, seq: number): void;
  onReference(): void;
  onReplay(finding: Finding): void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const model = useMemo(() => traceModel(trace), [trace]);
  const walk = useTraceWalk(model, { asked, first: firstEvent(diagnosis, model.stops) });
  const follow = useFollow();
  const narrow = useMediaQuery('(max-width: 63.99rem)');
  const [pane, setPane] = useState<PaneId>('findings');
  const steps = useFlowSteps(trace.flow);
  const found = outcomeOf(diagnosis).tone === 'found';
  const { seq, select } = walk;
  // The cause is read first; the diagram, the inspector and the steps come after it, a task each.
  const stage = useStages(3);

  /** Shows a pane, where there is one at a time, and puts the focus there. */
  function goTo(id: PaneId, target: string) {
    setPane(id);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(target)?.focus());
  }
  const toFindings = () => goTo('findings', 'section[aria-label="Findings"] button');
  function show(at: number) {
    select(at);
    if (narrow) goTo('inspector', '[role="tabpanel"]');
  }
  useKeys({
    ...{ ArrowRight: walk.next, ArrowLeft: walk.back, Home: walk.home, End: walk.end },
    ...{ f: toFindings, F: toFindings },
  });

  const wrongIn = useMemo(() => {
    const values = wrongValues(diagnosis);
    return (at: number) => values.get(at) ?? none;
  }, [diagnosis]);
  const selection = useMemo(
    (): Selection => ({ ...{ model, seq, select, follow, wrongIn }, pending: undefined }),
    [model, seq, select, follow, wrongIn],
  );
  // The diagram answers a key at once; the panes that say more of the same event follow a frame later.
  const following = useAfterPaint(selection);
  const absent = useMemo(() => absentIn(model), [model]);
  const whole = useMemo(() => ({ wrong: faultyEvents(diagnosis) }), [diagnosis]);
  const panes: Record<PaneId, ReactNode> = {
    findings: (
      <Findings
        {...{ diagnosis, model, onReference, onReplay }}
        seq={following.seq}
        among={{ attempt, onEvent: onElsewhere }}
        onEvent={show}
      />
    ),
    steps:
      stage < 3 ? (
        <Panel title="Steps">{null}</Panel>
      ) : (
        <StepsPane {...{ steps, selection, diagnosis }} brief={found && !narrow} onStep={walk.toStep} />
      ),
    diagram:
      stage < 1 ? (
        <Panel title="Sequence diagram">{null}</Panel>
      ) : (
        <SequenceDiagram
          {...{ selection, absent, whole }}
          absence="has no message in this trace"
          covered={false}
        />
      ),
    inspector:
      stage < 2 ? (
        <Panel title="Inspector" headless>
          {null}
        </Panel>
      ) : (
        <Inspector selection={following} />
      ),
  };
  return (
    <div ref={root} tabIndex={-1} className={styles['walk']}>
      {narrow ? (
        <NarrowPanes panes={panes} selected={pane} onSelect={setPane} />
      ) : (
        <div className={styles['panes']}>
          <div className={styles['side']} data-found={found || undefined}>
            <div className={styles['findings']}>{panes.findings}</div>
            <div className={styles['steps']}>{panes.steps}</div>
          </div>
          <div className={styles['diagram']}>{panes.diagram}</div>
          <div className={styles['inspector']}>{panes.inspector}</div>
        </div>
      )}
      <Dock {...{ walk, model, diagnosis }} steps={steps ?? []} />
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

const PARTIES: readonly Party[] = ['user', 'browser', 'app', 'authorization-server', 'api'];

/** Who sends and gets nothing in a trace. */
function absentIn({ stops }: TraceModel): readonly Party[] {
  const there = new Set(
    stops.flatMap((stop) =>
      'from' in stop && 'to' in stop ? [stop.from, stop.to] : 'by' in stop ? stop.by : [],
    ),
  );
  return PARTIES.filter((party) => !there.has(party));
}
