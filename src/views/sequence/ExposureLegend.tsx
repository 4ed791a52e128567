import styles from './ExposureLegend.module.css';

/** What the eye beside an arrow means; its number counts the places. */
export function ExposureLegend() {
  return (
    <p className={styles['legend']}>
      <svg aria-hidden="true" viewBox="0 0 16 10" width="1.25em" fill="none" stroke="currentColor">
        <path strokeWidth="1.5" d="M1 5Q8-4 15 5Q8 14 1 5Z" />
        <circle fill="currentColor" stroke="none" cx="8" cy="5" r="2" />
      </svg>
      places where others could read it
    </p>
  );
}
