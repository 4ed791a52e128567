import { Icon } from './icons.tsx';
import styles from './SpecLink.module.css';

/** A link to a specification's section, opened beside the page. Anything but an https address stays text. */
export function SpecLink({ label, url }: { readonly label: string; readonly url: string }) {
  if (!url.startsWith('https://')) return <span className={styles['link']}>{label}</span>;
  return (
    <a className={styles['link']} href={url} target="_blank" rel="noopener noreferrer">
      {label}
      <span className="visually-hidden"> (opens in a new tab)</span>
      <Icon name="external" />
    </a>
  );
}
