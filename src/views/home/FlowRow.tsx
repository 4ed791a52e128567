import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './FlowRow.module.css';
import type { FlowCard } from './flows.ts';
import { Legend } from './Legend.tsx';
import { Miniature, tokenHues } from './Miniature.tsx';

/** One flow on the board. With `start`, its way in, it can be run; without, the page says that it cannot. */
export function FlowRow({ flow, start }: { readonly flow: FlowCard; readonly start?: ReactNode }) {
  return (
    <li className={cx(styles['row'], start ? styles['runs'] : styles['waits'])}>
      <div className={styles['words']}>
        <h2>{flow.title}</h2>
        <p className={styles['use']}>{flow.use}</p>
        {start && <p className={styles['point']}>{flow.point}</p>}
        {start}
      </div>
      <div className={styles['picture']}>
        <Miniature flow={flow} lit={start !== undefined} />
      </div>
      <div className={styles['gets']}>
        <Tokens flow={flow} />
        {start && <Legend />}
      </div>
    </li>
  );
}

function Tokens({ flow }: { readonly flow: FlowCard }) {
  return (
    <p className={styles['tokens']}>
      {flow.tokens.map((token) => (
        <span key={token} className={styles['token']}>
          <svg aria-hidden="true" width="0.75em" height="0.75em" viewBox="-6 -6 12 12">
            <path d="M0-6L6 0 0 6-6 0z" fill={tokenHues[token]} />
          </svg>
          {short[token]}
          {flow.optional?.includes(token) && ' (optional)'}
        </span>
      ))}
      <span className={styles['arrival']}>{flow.arrival}</span>
    </p>
  );
}

const short = { 'ID token': 'ID', 'access token': 'access', 'refresh token': 'refresh' } as const;
