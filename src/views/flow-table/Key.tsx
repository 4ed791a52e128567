import { Icon } from '../../ui/icons.tsx';
import styles from './Key.module.css';
import type { FlowTableLinks } from './links.ts';
import { MeasuredMark } from './MeasuredMark.tsx';
import { Strokes } from './Strokes.tsx';

/** What the marks of the table mean, and what exactly was counted. */
export function Key({ links: { glossaryHref } }: { readonly links: FlowTableLinks }) {
  return (
    <ul aria-label="How to read the table" className={styles['key']}>
      <li className={styles['measured']}>
        <MeasuredMark />
        <span>
          Counted from a run with default options, up to the API's answer (Implicit: the app's); a later
          refresh is not in it. Each figure leads to its last message in the run.
        </span>
      </li>
      <li>
        <Strokes channels={['front']} />
        <a href={glossaryHref({ entry: 'term.front-channel' })}>front channel</a>
      </li>
      <li>
        <Strokes channels={['back']} />
        <a href={glossaryHref({ entry: 'term.back-channel' })}>back channel</a>
      </li>
      <li data-tone="met">
        <Icon name="check" /> <span>met by</span>
      </li>
      <li data-tone="open">
        <Icon name="warning" /> <span>left open: what to add</span>
      </li>
      <li>
        <Icon name="shield" /> <span>proven by a run</span>
      </li>
    </ul>
  );
}
