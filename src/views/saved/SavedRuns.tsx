import { type ReactNode, useId } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { ImportRuns } from './ImportRuns.tsx';
import type { KeptRun, SavedRun } from './kept-run.ts';
import { LastRuns } from './LastRuns.tsx';
import { DeletedRow, RunRow } from './RunRow.tsx';
import styles from './SavedRuns.module.css';
import { SaveForm } from './SaveForm.tsx';
import { StorageProblems } from './StorageProblems.tsx';
import type { RunStore } from './store.ts';
import { useChanges } from './use-changes.ts';
import { useKeptRuns } from './use-kept-runs.ts';

/** The runs that this browser keeps: saves the present one, lists the others, takes files. It is the content of a wide dialog. */
export function SavedRuns({
  store,
  present,
  titleOf,
  now,
  onOpen,
}: {
  readonly store: RunStore;
  /** The run on the screen; without one there is nothing to save. */
  readonly present?: KeptRun | undefined;
  /** A flow's title; `undefined` for a flow that there is none of. */
  titleOf(flow: string): string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  onOpen(kept: KeptRun): void;
}) {
  const id = useId();
  const kept = useKeptRuns(store);
  const changes = useChanges(store, kept.refresh);
  const { said, problem, deleted, focused } = changes;
  const at = now();
  const rowOf = (run: SavedRun) =>
    run === deleted ? (
      <DeletedRow key={`deleted ${run.name}`} name={run.name} onUndo={() => changes.bringBack(run)} />
    ) : (
      <RunRow
        key={run.name}
        run={run}
        title={titleOf(run.recipe.flow)}
        now={at}
        focused={focused === run.name}
        onOpen={() => onOpen(run)}
        onRename={(to) => changes.rename(run.name, to)}
        onDelete={() => changes.remove(run)}
      />
    );
  return (
    <div className={styles['saved']}>
      <StorageProblems kept={kept} onDiscard={changes.discardDamage} />
      {present && (
        <SaveForm
          present={present}
          title={titleOf(present.recipe.flow) ?? present.recipe.flow}
          saved={kept.saved.runs}
          now={now}
          onSave={(name, how) => changes.save({ ...present, name, savedAt: now() }, how)}
        />
      )}
      <div aria-live="polite" className={styles['said']}>
        {said}
      </div>
      {problem !== undefined && <Alert>{problem}</Alert>}
      <section aria-labelledby={id}>
        <h3 id={id}>Saved in this browser</h3>
        <SavedList runs={kept.saved.runs} deleted={deleted}>
          {rowOf}
        </SavedList>
        <ImportRuns into={{ store, titleOf, now }} onImported={kept.refresh} />
      </section>
      <LastRuns runs={kept.last.runs} titleOf={titleOf} now={at} onOpen={onOpen} />
    </div>
  );
}

/** The saved runs; the one that was deleted a moment ago is still in its place. */
function SavedList({
  runs,
  deleted,
  children,
}: {
  readonly runs: readonly SavedRun[];
  readonly deleted: SavedRun | undefined;
  children(run: SavedRun): ReactNode;
}) {
  const gone = deleted && !runs.some((run) => run.name === deleted.name) ? [deleted] : [];
  const all = [...runs, ...gone].sort((one, other) => other.savedAt - one.savedAt);
  if (all.length > 0) return <ul className={styles['list']}>{all.map(children)}</ul>;
  return (
    <p className={styles['soft']}>
      No run is saved yet. A saved run opens where it stood, with all that was set and done.
    </p>
  );
}
