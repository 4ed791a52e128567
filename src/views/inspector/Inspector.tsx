import { type ReactNode, useState } from 'react';
import { Panel } from '../../ui/Panel.tsx';
import { keep, recall } from '../../ui/storage.ts';
import { type Tab, Tabs } from '../../ui/Tabs.tsx';
import type { Selection } from '../selection.ts';
import { ChecksTab } from './checks/ChecksTab.tsx';
import { EntryContext, InspectionContext } from './context.ts';
import { FollowPanel } from './follow/FollowPanel.tsx';
import styles from './Inspector.module.css';
import { MachineTab } from './machine/MachineTab.tsx';
import type { MachineMap } from './machine/machine-map.ts';
import { MessageTab } from './message/MessageTab.tsx';
import { TokensTab } from './tokens/TokensTab.tsx';

const TABS = ['message', 'tokens', 'checks', 'machine'] as const;
type TabId = (typeof TABS)[number];
const KEPT = 'grant-tour.inspector-tab';

/** All that can be said of the present event: the message, the tokens and checks so far, and the machine. */
export function Inspector({
  selection,
  machine,
  editor,
  onEdit,
  onEntry,
}: {
  readonly selection: Selection;
  /** Absent for a trace that no machine of ours made: then what only our own parties could tell is left out. */
  readonly machine?: MachineMap;
  /** Stands in place of the message while that is edited. */
  readonly editor?: ReactNode;
  /** Asks for the editor of the present message. */
  onEdit?(): void;
  /** Opens the glossary at an entry, by its id. */
  onEntry?(id: string): void;
}) {
  const [tab, setTab] = useState<TabId>(() => TABS.find((id) => id === recall(KEPT)) ?? 'message');
  const [token, setToken] = useState<string>();
  const { model, seq, pending } = selection;
  const event = model.event(seq);

  function show(id: TabId, asked?: string) {
    setTab(id);
    setToken(asked);
    keep(KEPT, id);
  }
  const inspection = { selection, showToken: (value: string) => show('tokens', value) };

  const tabs: readonly Tab<TabId>[] = [
    {
      id: 'message',
      label: 'Message',
      content:
        editor ??
        (event ? <MessageTab event={event} pending={pending === seq} onEdit={onEdit} /> : <Nothing />),
    },
    { id: 'tokens', label: 'Tokens', content: <TokensTab shown={token} /> },
    ...(machine
      ? ([
          { id: 'checks', label: 'Checks', content: <ChecksTab /> },
          { id: 'machine', label: 'Machine', content: <MachineTab machine={machine} /> },
        ] as const)
      : []),
  ];
  return (
    <InspectionContext value={inspection}>
      <EntryContext value={onEntry}>
        <Panel title="Inspector" headless className={styles['inspector']}>
          <div className={styles['inside']}>
            <Tabs
              label="Inspector"
              tabs={tabs}
              selected={editor ? 'message' : tab}
              onSelect={show}
              // The track scrolls to its present state by itself.
              topOn={tab === 'machine' ? undefined : seq}
              className={styles['tabs']}
            />
            {!editor && <FollowPanel />}
          </div>
        </Panel>
      </EntryContext>
    </InspectionContext>
  );
}

function Nothing() {
  return <p className={styles['nothing']}>Nothing has happened yet. Press Next.</p>;
}
