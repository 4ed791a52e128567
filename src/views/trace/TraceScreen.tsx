import { useEffect, useRef } from 'react';
import { prepareDiagrams } from '../../diagram/render.ts';
import { cx } from '../../ui/cx.ts';
import { useLostFocus } from '../imported/use-lost-focus.ts';
import { OpenPanel } from './OpenPanel.tsx';
import { OpenTrace } from './OpenTrace.tsx';
import { type OpenedStore, useOpened } from './opened.ts';
import type { TraceServices } from './services.ts';
import { TraceBar } from './TraceBar.tsx';
import styles from './TraceScreen.module.css';
import { useHandedOver } from './use-handed-over.ts';
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
  const root = useRef<HTMLDivElement>(null);
  const over = useHandedOver((given) => {
    store.show(undefined);
    void read(given);
  });
  const version = opened && `${opened.id} ${opened.given.length}`;
  useLostFocus(root, version);
  useEffect(() => {
    services.prepare();
    void prepareDiagrams();
  }, [services]);

  return (
    <div ref={root} className={cx(styles['screen'], over && styles['over'])}>
      {traces.length > 0 && (
        <TraceBar
          {...{ front, store }}
          opened={traces}
          onAdd={(id, given) => {
            store.show(undefined);
            void read(given, id);
          }}
        />
      )}
      {opened ? (
        <OpenTrace
          key={version}
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
