import { type ReactNode, useMemo } from 'react';
import type { Evidence } from '../../diagnosis/finding.ts';
import { eventTitle } from '../event-words.ts';
import type { FindingActs } from './acts.ts';
import { differenceInWords } from './difference-words.ts';
import styles from './EvidenceTable.module.css';
import { MarkedValue } from './MarkedValue.tsx';
import { LONG, type MarkedPair, markedPair, plainValue, SHORT } from './marked-pair.ts';
import { ShowEvent } from './ShowEvent.tsx';
import { prose } from './words.ts';

/** The proof: what should stand there and what does, one above the other, and where each is to be seen. */
export function EvidenceTable({
  evidence,
  acts,
}: {
  readonly evidence: readonly Evidence[];
  readonly acts: FindingActs;
}) {
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">Evidence: expected and found</caption>
      {evidence.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows never move.
        <Rows key={at} row={row} acts={acts} />
      ))}
    </table>
  );
}

function Rows({ row, acts }: { readonly row: Evidence; readonly acts: FindingActs }) {
  const { what, expected, actual, seq, expectedSeq } = row;
  const pairs = useMemo(() => drawnOf(row), [row]);
  const words = isWireName(what) && differenceInWords(expected ?? '', actual ?? '');
  const name = prose(what);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2} className={styles['what']}>
          <code>{name}</code>
        </th>
      </tr>
      {expected !== undefined && (
        <Row label="expected">
          <MarkedValue
            value={expected}
            label={`expected ${name}`}
            short={pairs.short.expected}
            long={() => pairs.long().expected}
          />
          {expectedSeq !== undefined && (
            <ShowEvent seq={expectedSeq} acts={acts}>
              {titleAt(acts, expectedSeq)}
            </ShowEvent>
          )}
        </Row>
      )}
      {(actual !== undefined || expected !== undefined) && (
        <Row label={expected === undefined ? 'value' : 'found'}>
          {actual === undefined ? (
            <span className={styles['none']}>nothing</span>
          ) : (
            <MarkedValue
              value={actual}
              label={`found ${name}`}
              short={pairs.short.actual}
              long={() => pairs.long().actual}
            />
          )}
          {words && <span className={styles['words']}>{words}</span>}
        </Row>
      )}
      <Row label="where">
        {seq === undefined ? (
          prose(row.where)
        ) : (
          <ShowEvent seq={seq} acts={acts} attempt={row.attempt}>
            {prose(row.where)}
          </ShowEvent>
        )}
      </Row>
    </tbody>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row" className={styles['label']}>
        {label}
      </th>
      <td>{children}</td>
    </tr>
  );
}

/** How both values of a row are drawn, at first and when all is asked for. */
function drawnOf({ what, expected, actual }: Evidence): { readonly short: MarkedPair; long(): MarkedPair } {
  const draw = (room: typeof SHORT): MarkedPair =>
    expected === undefined || actual === undefined || !isWireName(what)
      ? { expected: plainValue(expected ?? '', room), actual: plainValue(actual ?? '', room) }
      : markedPair(expected, actual, room);
  return { short: draw(SHORT), long: () => draw(LONG) };
}

/** Only what stands on the wire is compared by its characters; `at least 5 s` and `1 s` are words. */
const isWireName = (what: string): boolean => !what.trim().includes(' ');

function titleAt({ model }: FindingActs, seq: number): string {
  const event = model.event(seq);
  return event ? prose(eventTitle(event)) : 'where it stands';
}
