import styles from './MeasuredMark.module.css';

/** Stands where figures come from a run. */
export function MeasuredMark() {
  return (
    <span className={styles['mark']}>
      <svg aria-hidden="true" width="0.875em" height="0.875em" viewBox="0 0 14 14">
        <path d="M1 4.5h12v5H1zM4 4.5V7M7 4.5v3.5M10 4.5V7" />
      </svg>
      measured
    </span>
  );
}
