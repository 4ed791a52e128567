import { Badge } from '../../ui/Badge.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import styles from './FlowRow.module.css';
import type { FlowCard } from './flows.ts';
import { Miniature, tokenHues } from './Miniature.tsx';

/** One flow on the board, and the way in; the `first` is where to begin. */
export function FlowRow({
  flow,
  href,
  first,
}: {
  readonly flow: FlowCard;
  readonly href: string;
  readonly first: boolean;
}) {
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <div className={styles['title']}>
          <h2>{flow.title}</h2>
          {flow.standing === 'discouraged' && (
            <Badge hue="var(--warn)">
              <Icon name="warning" />
              discouraged today
            </Badge>
          )}
          {flow.standing === 'for special cases' && <Badge tone="soft">for special cases</Badge>}
        </div>
        <p className={styles['use']}>{flow.use}</p>
        <p className={styles['point']}>{flow.point}</p>
      </div>
      <div className={styles['picture']}>
        <Miniature flow={flow} />
      </div>
      <Tokens flow={flow} />
      <LinkButton
        variant={first ? 'primary' : 'quiet'}
        icon="next"
        iconLast
        className={styles['start']}
        href={href}
        aria-label={`Start ${flow.title}`}
      >
        Start
      </LinkButton>
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
