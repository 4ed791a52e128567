import { memo } from 'react';
import { partyLabel } from '../../diagram/participants.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { cx } from '../../ui/cx.ts';
import { eventParties, eventTitle } from '../event-words.ts';
import { SecretChip } from '../secrets/SecretChip.tsx';
import type { Selection } from '../selection.ts';
import styles from './MessageTable.module.css';

/** What is special about a trace that is not performed but lies there whole: nothing of it is still to come. */
export interface Whole {
  /** The events that show what is wrong; they are marked. */
  readonly wrong: ReadonlySet<number>;
}

/** The diagram's twin: the same events in the same order, a row each. */
export function MessageTable({
  selection,
  whole,
}: {
  readonly selection: Selection;
  readonly whole?: Whole | undefined;
}) {
  const { model, seq, pending, select, follow, beside } = selection;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">What</th>
          <th scope="col">Carries</th>
        </tr>
      </thead>
      <tbody>
        {model.stops.map((event) => (
          <Row
            key={event.seq}
            {...{ event, model, select, follow }}
            state={event.seq === seq ? 'present' : event.seq > seq && !whole ? 'ahead' : 'past'}
            waits={event.seq === pending}
            changed={beside?.changed(event.seq) === true}
            wrong={whole?.wrong.has(event.seq) === true}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Most rows stay as they are while a walk moves. */
const Row = memo(function Row({
  event,
  model,
  state,
  waits,
  changed,
  wrong,
  select,
  follow,
}: Pick<Selection, 'model' | 'select' | 'follow'> & {
  readonly event: TraceEvent;
  readonly state: 'past' | 'present' | 'ahead';
  /** It waits to happen. */
  readonly waits: boolean;
  /** It is not as in the untouched run. */
  readonly changed: boolean;
  /** It shows what is wrong. */
  readonly wrong: boolean;
}) {
  const [from, to] = eventParties(event);
  return (
    <tr
      data-seq={event.seq}
      aria-current={state === 'present' ? 'step' : undefined}
      className={cx(state !== 'past' && styles[state])}
    >
      <td>{event.step || ''}</td>
      <td>{from && partyLabel(from)}</td>
      <td>{to && partyLabel(to)}</td>
      <td>
        <button type="button" className={styles['what']} onClick={() => select(event.seq)}>
          {eventTitle(event)}
        </button>
        {waits && ' (waiting)'}
        {changed && ' (not as untouched)'}
        {wrong && <strong className={styles['wrong']}> (shows what is wrong)</strong>}
      </td>
      <td className={styles['secrets']}>
        {model.secretsAt(event.seq).map((secret) => (
          <SecretChip key={secret.id} secret={secret} follow={follow} />
        ))}
      </td>
    </tr>
  );
});
