import { CopyButton } from '../../../ui/CopyButton.tsx';
import styles from './ColouredToken.module.css';

const PARTS = ['header', 'claims', 'signature'] as const;

/** A JWT as it is sent, its three parts told apart by colour, underline and legend. */
export function ColouredToken({ token }: { readonly token: string }) {
  const parts = token.split('.');
  return (
    <figure className={styles['token']}>
      <figcaption className={styles['legend']}>
        {PARTS.map((part, at) => (
          <span key={part}>
            {at > 0 && ' . '}
            <span className={styles[part]}>{part}</span>
          </span>
        ))}
        <CopyButton text={token} label="token" />
      </figcaption>
      <p className={styles['text']}>
        <code>
          {PARTS.map((part, at) => (
            <span key={part}>
              {at > 0 && '.'}
              <span className={styles[part]}>{parts[at]}</span>
            </span>
          ))}
        </code>
      </p>
    </figure>
  );
}
