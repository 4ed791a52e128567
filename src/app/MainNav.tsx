import { Popover } from '../ui/Popover.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import styles from './MainNav.module.css';
import { formatRoute, type Route } from './route.ts';

const pages: readonly { readonly label: string; readonly route: Route }[] = [
  { label: 'Flows', route: { name: 'home' } },
  { label: 'Which flow?', route: { name: 'choose', query: {} } },
  { label: 'Compare', route: { name: 'compare', query: {} } },
  { label: 'Debug a trace', route: { name: 'trace' } },
  { label: 'Glossary', route: { name: 'glossary', query: {} } },
];

/** The ways to the page's parts; behind one button where there is little room. `place` is where the reader is. */
export function MainNav({ place }: { readonly place: string }) {
  const narrow = useMediaQuery('(max-width: 47.99rem)');
  const links = (onChoose?: () => void) =>
    pages.map(({ label, route }) => (
      <a
        key={label}
        href={formatRoute(route)}
        aria-current={place === route.name ? 'page' : undefined}
        onClick={onChoose}
      >
        {label}
      </a>
    ));
  return (
    <nav aria-label="Main" className={narrow ? undefined : styles['nav']}>
      {narrow ? (
        <Popover label="Menu" variant="plain" className={styles['panel']}>
          {links}
        </Popover>
      ) : (
        links()
      )}
    </nav>
  );
}
