import { useMemo } from 'react';
import { useInspection } from '../context.ts';
import { TokenCard } from './TokenCard.tsx';
import styles from './TokensTab.module.css';
import { tokensUpTo } from './tokens-model.ts';

/** Every token up to the present event, newest first. `shown` is the value of the one that was asked for. */
export function TokensTab({ shown }: { readonly shown: string | undefined }) {
  const { model, seq } = useInspection().selection;
  const tokens = useMemo(() => tokensUpTo(model, seq), [model, seq]);
  const keys = useMemo(() => model.jwksAt(seq), [model, seq]);
  const at = model.event(seq)?.at ?? 0;
  if (tokens.length === 0) return <p className={styles['none']}>No token so far.</p>;
  const both = (['id_token', 'access_token'] as const).every((kind) =>
    tokens.some((token) => token.kind === kind),
  );
  return (
    <div className={styles['tokens']}>
      {both && (
        <p className={styles['purpose']}>
          The ID token tells the app who signed in; the access token lets the app call the API. Neither does
          the other's work.
        </p>
      )}
      {tokens.map((token) => (
        <TokenCard
          key={token.secret.id}
          token={token}
          at={at}
          keys={keys}
          asked={token.secret.value === shown}
        />
      ))}
    </div>
  );
}
