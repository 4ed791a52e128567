import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Shortened } from '../../../ui/Shortened.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { isToken } from '../tokens/tokens-model.ts';
import styles from './Value.module.css';

/** A value: its chip if it is a secret of the trace, then the value itself, shortened and ready to be copied. */
export function Value({
  value,
  label,
  keep,
  tokens = false,
}: {
  readonly value: string;
  readonly label: string;
  readonly keep?: number;
  /** Offers a way to the tab Tokens. */
  readonly tokens?: boolean;
}) {
  const { selection, showToken } = useInspection();
  const secret = selection.model.secretByValue(value);
  if (value === '') return <span className={styles['empty']}>empty</span>;
  const text = <Shortened value={value} label={label} {...(keep !== undefined && { keep })} />;
  if (!secret) return text;
  return (
    <span className={styles['value']}>
      <SecretChip secret={secret} follow={selection.follow} />
      {text}
      {secret.kind === 'password' && <Badge tone="soft">secret: shown only here, in the tour</Badge>}
      {tokens && isToken(secret) && (
        <Button variant="plain" className={styles['show']} onClick={() => showToken(value)}>
          Show in Tokens
        </Button>
      )}
    </span>
  );
}
