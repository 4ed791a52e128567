import { useMemo } from 'react';
import { useInspection } from '../context.ts';
import { EventButton } from '../values/EventButton.tsx';
import { type ReadablePlace, secretExposure } from './exposure-model.ts';
import styles from './SecretPlaces.module.css';

/** Where a secret could be read in its trace, and where never. */
export function SecretPlaces({ id }: { readonly id: string }) {
  const { model } = useInspection().selection;
  const { leaks, holders, never } = useMemo(() => secretExposure(model, id), [model, id]);
  return (
    <dl className={styles['places']}>
      <dt>Could be read in</dt>
      <dd>{leaks.length === 0 ? 'no place beside its parties' : <List places={leaks} />}</dd>
      {holders.length > 0 && (
        <>
          <dt>Held by</dt>
          <dd>
            <List places={holders} />
          </dd>
        </>
      )}
      {never.length > 0 && (
        <>
          <dt>Never in</dt>
          <dd>{never.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function List({ places }: { readonly places: readonly ReadablePlace[] }) {
  return places.map(({ reader, events, first }, at) => (
    <span key={reader}>
      {at > 0 && ', '}
      <EventButton seq={first}>{reader}</EventButton> ({events === 1 ? '1 event' : `${events} events`})
    </span>
  ));
}
