import styles from './Loading.module.css';

/** Stands where a screen will be; it shows itself only when loading takes long enough to be noticed. */
export function Loading({
  text = 'Setting up the app, the authorization server and the API…',
}: {
  readonly text?: string;
}) {
  return (
    <div role="status" className={styles['loading']}>
      <svg aria-hidden="true" viewBox="0 0 240 96" width="15rem" height="6rem">
        <path className={styles['lane']} d="M24 0v96M88 0v96M152 0v96M216 0v96" />
        <path className={styles['message']} pathLength="1" d="M24 20h62" />
        <path className={styles['message']} pathLength="1" d="M88 48h126" />
        <path className={styles['message']} pathLength="1" d="M216 76h-62" />
      </svg>
      <p>{text}</p>
    </div>
  );
}
