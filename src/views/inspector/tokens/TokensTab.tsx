import { useMemo } from 'react';
import { useInspection } from '../context.ts';
import { TokenCard } from './TokenCard.tsx';
import styles from './TokensTab.module.css';
import { TwoIdTokensTable } from './TwoIdTokensTable.tsx';
import { isProof, type Token, tokensUpTo } from './tokens-model.ts';
import { twoIdTokens } from './two-id-tokens.ts';

/** Every token up to the present event, newest first. `shown` is the value of the one that was asked for. */
export function TokensTab({ shown }: { readonly shown: string | undefined }) {
  const { model, seq } = useInspection().selection;
  const tokens = useMemo(() => tokensUpTo(model, seq), [model, seq]);
  const keys = useMemo(() => model.jwksAt(seq), [model, seq]);
  const at = model.event(seq)?.at ?? 0;
  const two = useMemo(() => twoIdTokens(model, seq), [model, seq]);
  if (tokens.length === 0) return <p className={styles['none']}>No token so far.</p>;
  const both = (['id_token', 'access_token'] as const).every((kind) =>
    tokens.some((token) => token.kind === kind),
  );
  const got = tokens.filter((token) => !isProof(token));
  const made = tokens.filter(isProof);
  const card = (token: Token) => (
    <TokenCard key={token.secret.id} token={token} at={at} keys={keys} asked={token.secret.value === shown} />
  );
  return (
    <div className={styles['tokens']}>
      {both && (
        <p className={styles['purpose']}>
          The ID token tells the app who signed in; the access token lets the app call the API. Neither does
          the other's work.
        </p>
      )}
      {two && <TwoIdTokensTable two={two} />}
      {got.map(card)}
      {made.length > 0 && (
        <>
          <h2 className={styles['made']}>What the app proved itself with</h2>
          {made.map(card)}
        </>
      )}
    </div>
  );
}
