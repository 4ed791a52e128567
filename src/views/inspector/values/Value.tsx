import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Shortened } from '../../../ui/Shortened.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { isToken } from '../tokens/tokens-model.ts';
import styles from './Value.module.css';

/** A value: its chip if it is a secret of the trace, then the value itself, shortened and ready to be copied. */
export function Value({
  value,
  label,
  keep = 36,
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
  if (label === 'scope' && value.includes(' ')) return <Scopes value={value} />;
  if (value === '') return <span className={styles['empty']}>empty</span>;
  if (!secret) return <Shortened value={value} label={label} keep={keep} />;
  return (
    <span className={styles['value']}>
      <SecretChip secret={secret} follow={selection.follow} />
      <span className={styles['text']}>
        <Shortened value={value} label={label} />
      </span>
      {secret.kind === 'password' && <Badge tone="soft">secret: never show a real one</Badge>}
      {tokens && isToken(secret) && (
        <Button variant="plain" className={styles['show']} onClick={() => showToken(value)}>
          Show in Tokens
        </Button>
      )}
    </span>
  );
}

/** A list of scopes, each whole: the middle of such a list says as much as its ends. */
function Scopes({ value }: { readonly value: string }) {
  return (
    <span className={styles['value']}>
      {value.split(' ').map((scope, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scope may stand twice.
        <code key={at}>{scope}</code>
      ))}
      <CopyButton text={value} label="scope" />
    </span>
  );
}
