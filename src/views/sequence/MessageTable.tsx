import { partyLabel } from '../../diagram/participants.ts';
import { cx } from '../../ui/cx.ts';
import { eventParties, eventTitle } from '../event-words.ts';
import { SecretChip } from '../secrets/SecretChip.tsx';
import type { Selection } from '../selection.ts';
import styles from './MessageTable.module.css';

/** The diagram's twin: the same events in the same order, a row each. */
export function MessageTable({ selection }: { readonly selection: Selection }) {
  const { model, seq, pending, select, follow } = selection;
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
        {model.stops.map((event) => {
          const [from, to] = eventParties(event);
          return (
            <tr
              key={event.seq}
              data-seq={event.seq}
              aria-current={event.seq === seq ? 'step' : undefined}
              className={cx(event.seq === seq && styles['present'], event.seq > seq && styles['ahead'])}
            >
              <td>{event.step || ''}</td>
              <td>{from && partyLabel(from)}</td>
              <td>{to && partyLabel(to)}</td>
              <td>
                <button type="button" className={styles['what']} onClick={() => select(event.seq)}>
                  {eventTitle(event)}
                </button>
                {event.seq === pending && ' (waiting)'}
              </td>
              <td className={styles['secrets']}>
                {model.secretsAt(event.seq).map((secret) => (
                  <SecretChip key={secret.id} secret={secret} follow={follow} />
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
