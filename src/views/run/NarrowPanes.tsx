import { type ReactNode, useState } from 'react';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './RunScreen.module.css';

/** The panes of a run, one at a time. */
export type PaneId = 'steps' | 'diagram' | 'inspector' | 'screen';

const labels: Readonly<Record<PaneId, string>> = {
  steps: 'Steps',
  diagram: 'Diagram',
  inspector: 'Inspector',
  screen: 'Screen',
};

/**
 * For narrow windows: one pane at a time. The screen comes forward while a person is asked, the inspector while a message is
 * edited, unless another was picked since.
 */
export function NarrowPanes({
  panes,
  asked,
  editing,
}: {
  readonly panes: Readonly<Record<PaneId, ReactNode>>;
  readonly asked: boolean;
  /** A message is edited; its editor is in the inspector. */
  readonly editing: boolean;
}) {
  const [picked, setPicked] = useState<Picked>({ id: 'diagram', asked: false, editing: false });
  const selected = paneOf(picked, asked, editing);
  return (
    <Tabs
      label="Panes"
      className={styles['narrow']}
      selected={selected}
      onSelect={(id) => setPicked({ id, asked, editing })}
      tabs={(Object.keys(labels) as PaneId[]).map((id) => ({ id, label: labels[id], content: panes[id] }))}
    />
  );
}

/** What was picked, and when. */
interface Picked {
  readonly id: PaneId;
  readonly asked: boolean;
  readonly editing: boolean;
}

function paneOf(picked: Picked, asked: boolean, editing: boolean): PaneId {
  if (picked.asked === asked && picked.editing === editing) return picked.id;
  if (editing) return 'inspector';
  if (asked) return 'screen';
  return picked.id === 'screen' ? 'diagram' : picked.id;
}
