import type { MessageEvent } from '../../../trace/index.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Section } from '../Section.tsx';
import styles from './Readers.module.css';
import { exposureInWords, readersInWords } from './readers.ts';

/** Who could have read a message, and how. */
export function Readers({ event }: { readonly event: MessageEvent }) {
  const readers = readersInWords(event);
  if (readers.length === 0) return null;
  return (
    <Section title="Who could read this" inset>
      <p>{exposureInWords(event.channel, readers, event.to)}</p>
      <ul className={styles['readers']}>
        {readers.map(({ reader, name, how, exposed }) => (
          <li key={reader} className={cx(styles['reader'], exposed && styles['exposed'])}>
            <Icon name={exposed ? 'warning' : 'check'} />
            <span>
              <strong>{name}.</strong> {how}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
