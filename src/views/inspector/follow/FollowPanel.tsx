import { useEffect } from 'react';
import { IconButton } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { keepInView } from '../scroll-within.ts';
import { EventButton } from '../values/EventButton.tsx';
import styles from './FollowPanel.module.css';
import { countInWords, type FollowedEvent, followed, rolesInWords } from './follow-model.ts';
import { SecretPlaces } from './SecretPlaces.tsx';

/**
 * Where the followed secret goes. It always takes one line, so that pointing at something never moves what is pointed
 * at; a pinned secret opens its list.
 */
export function FollowPanel() {
  const { model, follow } = useInspection().selection;
  // The list takes room from the panel above: what was pressed there must not slip out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the pinned secret that counts.
  useEffect(() => {
    if (document.activeElement) keepInView(document.activeElement);
  }, [follow.pinned]);
  const pinned = followed(model, follow.pinned);
  const pointed = followed(model, follow.id);
  if (!pinned)
    return (
      <div className={styles['strip']}>
        {pointed ? (
          <span>
            <strong>{pointed.secret.kind}</strong> <code>{pointed.secret.fingerprint}</code> turns up{' '}
            {countInWords(pointed)}: {rolesInWords(pointed)}
          </span>
        ) : (
          <span>Press a chip to follow its value.</span>
        )}
      </div>
    );
  const { secret, events } = pinned;
  return (
    <section className={styles['follow']} aria-label={`Follow ${secret.kind}`}>
      <header className={styles['strip']}>
        <SecretChip secret={secret} follow={follow} />
        <span>turns up {countInWords(pinned)}</span>
        <IconButton
          className={styles['close']}
          label="Stop following"
          icon="cross"
          onClick={() => follow.press(secret.id)}
        />
      </header>
      <div className={styles['body']}>
        <div className={styles['value']}>
          <code>{secret.value}</code>
          <CopyButton text={secret.value} label={secret.kind} />
        </div>
        <SecretPlaces id={secret.id} />
        <ol className={styles['events']}>
          {events.map((event) => (
            <Occurrence key={event.seq} event={event} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function Occurrence({ event: { seq, title, parties, roles, where } }: { readonly event: FollowedEvent }) {
  return (
    <li>
      <EventButton seq={seq} className={styles['event']}>
        <span className={styles['roles']}>{roles.join(', ')}</span>
        <span>
          {title}
          <span className={styles['where']}>
            {parties}, {where.join(', ')}
          </span>
        </span>
      </EventButton>
    </li>
  );
}
