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

/** For narrow windows: one pane at a time. The screen comes forward while a person is asked, unless another was picked since. */
export function NarrowPanes({
  panes,
  asked,
}: {
  readonly panes: Readonly<Record<PaneId, ReactNode>>;
  readonly asked: boolean;
}) {
  const [picked, setPicked] = useState<{ readonly id: PaneId; readonly asked: boolean }>({
    id: 'diagram',
    asked: false,
  });
  const back = picked.id === 'screen' ? 'diagram' : picked.id;
  const selected = picked.asked === asked ? picked.id : asked ? 'screen' : back;
  return (
    <Tabs
      label="Panes"
      className={styles['narrow']}
      selected={selected}
      onSelect={(id) => setPicked({ id, asked })}
      tabs={(Object.keys(labels) as PaneId[]).map((id) => ({ id, label: labels[id], content: panes[id] }))}
    />
  );
}
