import type { ReactNode } from 'react';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './ImportedWalk.module.css';

/** The panes of an attempt. */
export type PaneId = 'steps' | 'diagram' | 'inspector' | 'findings';

const labels: Readonly<Record<PaneId, string>> = {
  steps: 'Steps',
  diagram: 'Diagram',
  inspector: 'Inspector',
  findings: 'Findings',
};

/** For narrow windows: one pane at a time. */
export function NarrowPanes({
  panes,
  selected,
  onSelect,
}: {
  readonly panes: Readonly<Record<PaneId, ReactNode>>;
  readonly selected: PaneId;
  onSelect(id: PaneId): void;
}) {
  return (
    <Tabs
      label="Panes"
      className={styles['narrow']}
      selected={selected}
      onSelect={onSelect}
      tabs={(Object.keys(labels) as PaneId[]).map((id) => ({ id, label: labels[id], content: panes[id] }))}
    />
  );
}
