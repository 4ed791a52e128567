import { before, type Choosing } from '../../guide/choose/choosing.ts';
import { Alert } from '../../ui/Alert.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './Head.module.css';
import type { Links } from './links.ts';

/** Where on the way the reader is, and the ways back; below it what was wrong with the address. */
export function Head({ now, hrefOf }: { readonly now: Choosing } & Pick<Links, 'hrefOf'>) {
  const back = before(now);
  return (
    <>
      <div className={styles['head']}>
        <p className={styles['place']}>{now.verdict ? 'Verdict' : `Question ${now.path.length + 1}`}</p>
        {back && (
          <nav aria-label="Way back" className={styles['ways']}>
            <LinkButton
              variant="plain"
              icon="back"
              href={hrefOf(back)}
              aria-keyshortcuts="Backspace ArrowLeft"
            >
              Back
            </LinkButton>
            <span className={styles['key']}>
              <KeyHint keys="←" />
            </span>
            <LinkButton variant="plain" icon="restart" href={hrefOf({})}>
              Start again
            </LinkButton>
          </nav>
        )}
      </div>
      {now.problem !== undefined && <Alert>{now.problem}</Alert>}
    </>
  );
}
