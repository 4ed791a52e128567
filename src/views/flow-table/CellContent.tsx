import { secretMark } from '../../diagram/marks.ts';
import type { FlowId } from '../../guide/compare/facts.ts';
import { Icon } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import styles from './CellContent.module.css';
import type { Cell, Line, Place } from './cells.ts';
import type { FlowTableLinks } from './links.ts';
import { ProofLink } from './ProofLink.tsx';
import { Strokes } from './Strokes.tsx';

/** What a cell says; `full` with all that there is to it. */
export function CellContent({
  cell,
  flow,
  full,
  links,
}: {
  readonly cell: Cell;
  readonly flow: FlowId;
  readonly full: boolean;
  readonly links: FlowTableLinks;
}) {
  const { lines, tone, more, proof } = cell;
  return (
    <div className={styles['cell']} data-tone={tone}>
      <ul>
        {lines.map((line, at) => (
          <li key={line.text} className={line.strong && styles['figure']}>
            {at === 0 && <ToneMark tone={tone} />}
            <LineText line={line} links={links} />
            {at === 0 && proof && !full && (
              <span className={styles['proven']}>
                <Icon name="shield" />
                <span className="visually-hidden"> (proven)</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      {full && more && (
        <p className={styles['more']}>
          {more.text} {more.spec && <SpecLink {...more.spec} />}
        </p>
      )}
      {full && proof && <ProofLink proof={proof} flow={flow} links={links} />}
    </div>
  );
}

function ToneMark({ tone }: Pick<Cell, 'tone'>) {
  // What does not apply says so in its words.
  if (!tone || tone === 'none') return null;
  return (
    <>
      <Icon name={tone === 'met' ? 'check' : 'warning'} />
      <span className="visually-hidden">{tone === 'met' ? 'Met: ' : 'Left open: '}</span>
    </>
  );
}

function LineText({ line, links }: { readonly line: Line; readonly links: FlowTableLinks }) {
  const { text, secret, at, strokes, channel } = line;
  const mark = secret && secretMark[secret];
  return (
    <>
      {mark && (
        <span aria-hidden="true" className={styles['glyph']} style={{ color: `var(${mark.hue})` }}>
          {mark.glyph}
        </span>
      )}
      {channel && (
        <span className={styles['glyph']}>
          <Strokes channels={[channel]} />
        </span>
      )}
      {at ? <a href={hrefOf(at, links)}>{text}</a> : <span>{text}</span>}
      {strokes && (
        <span className={styles['strokes']}>
          <Strokes channels={strokes} />
        </span>
      )}
    </>
  );
}

function hrefOf({ flow, options, step, event }: Place, { eventHref, runHref }: FlowTableLinks): string {
  return eventHref ? eventHref(flow, options, { step, event }) : runHref(flow, options);
}
