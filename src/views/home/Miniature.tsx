import { cx } from '../../ui/cx.ts';
import type { FlowCard, Hop, TokenKind } from './flows.ts';
import { inWords, laneAt, lanes, takesPart } from './lanes.ts';
import styles from './Miniature.module.css';

/** A flow as a small sequence on the shared lanes. `--pitch` sets how close messages are. */
export function Miniature({ flow }: { readonly flow: FlowCard }) {
  return (
    <svg
      role="img"
      aria-label={inWords(flow)}
      className={styles['miniature']}
      style={{ '--count': flow.hops.length + 1 }}
    >
      {lanes.map(
        ({ party, hue }) =>
          takesPart(flow, party) && (
            <line
              key={party}
              className={styles['lane']}
              stroke={hue}
              x1={`${laneAt(party)}%`}
              x2={`${laneAt(party)}%`}
              y1="0"
              y2="100%"
            />
          ),
      )}
      {flow.hops.map((hop, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a flow's messages are known by their place.
        <g key={at} className={styles['place']} style={{ '--at': at + 1 }}>
          <HopLine hop={hop} />
        </g>
      ))}
    </svg>
  );
}

function HopLine({ hop }: { readonly hop: Hop }) {
  const from = laneAt(hop.from);
  const to = laneAt(hop.to);
  if (from === to) return <circle className={styles['work']} cx={`${from}%`} r="0.1875rem" />;
  const backwards = to < from;
  return (
    <g className={cx(styles['hop'], styles[hop.by])}>
      <line x1={`${from}%`} x2={`${to}%`} />
      {hop.by === 'person' && <circle className={styles['person']} cx={`${from}%`} r="0.1875rem" />}
      <svg className={styles['mark']} x={`${to}%`} aria-hidden="true">
        <path className={styles['head']} d={backwards ? 'M1 0l5-3v6z' : 'M-1 0l-5-3v6z'} />
        {hop.tokens?.map((token, at) => (
          <rect
            key={token}
            className={styles['token']}
            fill={tokenHues[token]}
            x={-4}
            y={-4}
            width={8}
            height={8}
            transform={`translate(${(backwards ? 1 : -1) * (16 + at * 13)}) rotate(45)`}
          />
        ))}
      </svg>
    </g>
  );
}

/** The colour of a token, the same as everywhere else. */
export const tokenHues: Readonly<Record<TokenKind, string>> = {
  'ID token': 'var(--secret-id-token)',
  'access token': 'var(--secret-access-token)',
  'refresh token': 'var(--secret-refresh-token)',
};
