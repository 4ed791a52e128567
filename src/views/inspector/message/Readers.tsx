import type { Reader } from '../../../protocol/parties.ts';
import type { ActionEvent, MessageEvent } from '../../../trace/index.ts';
import { readersOfTyped } from '../../../trace/index.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import styles from './Readers.module.css';
import { exposureInWords, readersInWords } from './readers.ts';

/** Who could have read a message, and how. */
export function Readers({ event }: { readonly event: MessageEvent }) {
  const summary = exposureInWords(event.channel, readersInWords(event.readers));
  return <List title="Who could read this" summary={summary} readers={event.readers} />;
}

/** Who could have read what a person typed. */
export function ReadersOfTyped({ event }: { readonly event: ActionEvent }) {
  const { model } = useInspection().selection;
  return <List title="Who could read what was typed" readers={readersOfTyped(model, event)} />;
}

function List({
  title,
  summary,
  readers,
}: {
  readonly title: string;
  readonly summary?: string;
  readonly readers: readonly Reader[];
}) {
  if (readers.length === 0) return null;
  return (
    <Section title={title} inset>
      {summary && <p>{summary}</p>}
      <ul className={styles['readers']}>
        {readersInWords(readers).map(({ reader, name, how, exposed }) => (
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
