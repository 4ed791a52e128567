import type { Party } from '../../protocol/parties.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { cx } from '../../ui/cx.ts';
import { eventParties } from '../event-words.ts';
import styles from './LaneArrow.module.css';

/** The lanes from left to right, as in the diagram. */
const LANES: readonly Party[] = ['user', 'browser', 'app', 'authorization-server', 'api', 'attacker'];

/** Where a party's lane stands, in percent of the drawing's width. */
const at = (party: Party): number => (LANES.indexOf(party) + 0.5) * (100 / LANES.length);

/** An event between its lanes, in one line, drawn as in the diagram. The words beside it say the same. */
export function LaneArrow({ event }: { readonly event: TraceEvent }) {
  const [from, to] = eventParties(event);
  return (
    <svg aria-hidden="true" focusable="false" className={styles['arrow']}>
      {LANES.map((party) => {
        const takesPart = party === from || party === to;
        if (party === 'attacker' && !takesPart) return null;
        const x = `${at(party)}%`;
        return (
          <line
            key={party}
            className={cx(styles['lane'], takesPart && styles['takesPart'])}
            style={{ '--party-hue': `var(--party-${party})` }}
            {...{ x1: x, x2: x, y1: '0', y2: '100%' }}
          />
        );
      })}
      {event.kind === 'end' && <line className={styles['end']} x1="0" x2="84%" y1="50%" y2="50%" />}
      {from && !to && (
        <circle
          className={styles['work']}
          style={{ '--party-hue': `var(--party-${from})` }}
          {...{ cx: `${at(from)}%`, cy: '50%', r: 4 }}
        />
      )}
      {from && to && <Line event={event} from={from} to={to} />}
    </svg>
  );
}

function Line({ event, from, to }: { readonly event: TraceEvent; readonly from: Party; readonly to: Party }) {
  const ends = { x1: `${at(from)}%`, x2: `${at(to)}%`, y1: '50%', y2: '50%' };
  const backwards = at(to) < at(from);
  const kind = event.kind === 'request' || event.kind === 'response' ? event.channel : 'person';
  const strange = from === 'attacker' || to === 'attacker';
  return (
    <g
      className={cx(
        styles[kind],
        event.kind === 'response' && styles['response'],
        strange && styles['strange'],
      )}
    >
      <line className={styles['line']} {...ends} />
      {kind === 'back' && <line className={styles['core']} {...ends} />}
      <svg className={styles['head']} aria-hidden="true" x={ends.x2} y="50%">
        <path d={backwards ? 'M1 0l6-4v8z' : 'M-1 0l-6-4v8z'} />
      </svg>
    </g>
  );
}
