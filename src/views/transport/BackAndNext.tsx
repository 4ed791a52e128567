import { Button } from '../../ui/Button.tsx';
import styles from './BackAndNext.module.css';

/** Back and Next, the same wherever something is gone through; a way that is left out is not open now. */
export function BackAndNext({
  back,
  next,
}: {
  readonly back: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}) {
  return (
    <>
      <Button
        icon="back"
        className={styles['back']}
        unavailable={!back}
        aria-keyshortcuts="ArrowLeft"
        onClick={back}
      >
        Back
      </Button>
      <Button
        variant="primary"
        icon="next"
        iconLast
        className={styles['next']}
        unavailable={!next}
        aria-keyshortcuts="ArrowRight"
        onClick={next}
      >
        Next
      </Button>
    </>
  );
}
