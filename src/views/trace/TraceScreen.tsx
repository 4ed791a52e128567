import { type DragEvent, useEffect, useState } from 'react';
import { prepareDiagrams } from '../../diagram/render.ts';
import { cx } from '../../ui/cx.ts';
import { OpenPanel } from './OpenPanel.tsx';
import { OpenTrace } from './OpenTrace.tsx';
import { type OpenedStore, useOpened } from './opened.ts';
import { type GivenText, givenFiles, type TraceServices } from './services.ts';
import { TraceBar } from './TraceBar.tsx';
import styles from './TraceScreen.module.css';
import { useReading } from './use-reading.ts';

/** Opens foreign traces, several at once, and says of each what went wrong. */
export function TraceScreen({
  services,
  store,
}: {
  readonly services: TraceServices;
  readonly store: OpenedStore;
}) {
  const { traces, front } = useOpened(store);
  const { reading, read, cancel } = useReading(services, store);
  const opened = traces.find(({ id }) => id === front);
  const { over, ...drop } = useDrop((files) => {
    store.show(undefined);
    void read(files);
  });
  useEffect(() => {
    services.prepare();
    void prepareDiagrams();
  }, [services]);

  return (
    <div className={cx(styles['screen'], over && styles['over'])} {...drop}>
      {traces.length > 0 && <TraceBar opened={traces} front={front} store={store} />}
      {opened ? (
        <OpenTrace
          key={opened.id}
          opened={opened}
          onAttempt={(attempt) => store.look(opened.id, attempt)}
          openRun={services.openRun}
        />
      ) : (
        <OpenPanel
          reading={reading}
          others={traces.length}
          onGiven={(given) => void read(given)}
          onCancel={cancel}
        />
      )}
    </div>
  );
}

/** A file may be dropped anywhere on the screen, also beside what is open. */
function useDrop(onFiles: (given: readonly GivenText[]) => void) {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    onDragOver(event: DragEvent) {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
    },
    onDrop(event: DragEvent) {
      setOver(false);
      if (event.defaultPrevented || !holdsFiles(event)) return;
      event.preventDefault();
      onFiles(givenFiles([...event.dataTransfer.files]));
    },
  };
}
