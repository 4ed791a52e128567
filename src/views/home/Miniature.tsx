import { cx } from '../../ui/cx.ts';
import type { FlowCard, Hop, TokenKind } from './flows.ts';
import { inWords, laneAt, lanes, takesPart } from './lanes.ts';
import styles from './Miniature.module.css';

/** A flow as a small sequence on the shared lanes. `pitch` is the distance of two messages in rem. */
export function Miniature({ flow, pitch }: { readonly flow: FlowCard; readonly pitch: number }) {
  const height = (flow.hops.length + 1) * pitch;
  return (
    <svg role="img" aria-label={inWords(flow)} className={styles['miniature']} height={`${height}rem`}>
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
        <HopLine key={at} hop={hop} y={`${(at + 1) * pitch}rem`} />
      ))}
    </svg>
  );
}

function HopLine({ hop, y }: { readonly hop: Hop; readonly y: string }) {
  const from = laneAt(hop.from);
  const to = laneAt(hop.to);
  if (from === to) return <circle className={styles['work']} cx={`${from}%`} cy={y} r="0.1875rem" />;
  const backwards = to < from;
  return (
    <g className={cx(styles['hop'], styles[hop.by])}>
      <line x1={`${from}%`} x2={`${to}%`} y1={y} y2={y} />
      {hop.by === 'person' && <circle className={styles['person']} cx={`${from}%`} cy={y} r="0.1875rem" />}
      <svg className={styles['mark']} x={`${to}%`} y={y} aria-hidden="true">
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
