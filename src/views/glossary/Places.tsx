import type { Occurrence } from '../../guide/glossary/occurrences.ts';
import { type Entry, entryId } from '../../protocol/dictionary/index.ts';
import type { TraceModel } from '../../trace/index.ts';
import { eventTitle } from '../event-words.ts';
import { flows } from '../home/flows.ts';
import styles from './Places.module.css';
import { type Reading, useReading } from './reading.ts';

/** Where a word occurs: in the reader's own run first, then in the runs of the tour, flow by flow. */
export function Places({ entry }: { readonly entry: Entry }) {
  const { own, tour } = useReading();
  const id = entryId(entry);
  const mine = own?.occurrences.get(id) ?? [];
  return (
    <>
      {own && (
        <section>
          <h3>{own.title}</h3>
          {mine.length > 0 ? (
            <ul className={styles['steps']}>
              {mine.map((one) => (
                <li key={one.event}>
                  <OwnEvent own={own} at={one} />
                </li>
              ))}
            </ul>
          ) : (
            <p className={styles['none']}>It has not come up {own.title.toLowerCase()}.</p>
          )}
        </section>
      )}
      {tour && <InTour tour={tour} found={tour.looked.occurrences.get(id) ?? []} />}
    </>
  );
}

function OwnEvent({ own, at }: { readonly own: NonNullable<Reading['own']>; readonly at: Occurrence }) {
  const inside = <StepWords model={own.model} at={at} />;
  if (own.hrefOf)
    return (
      <a href={own.hrefOf(at)} className={styles['step']}>
        {inside}
      </a>
    );
  return (
    <button type="button" className={styles['step']} onClick={() => own.select?.(at.event)}>
      {inside}
    </button>
  );
}

function StepWords({ model, at }: { readonly model: TraceModel; readonly at: Occurrence }) {
  const event = model.event(at.event);
  return (
    <>
      <span className={styles['number']}>Step {at.step}</span> {event && eventTitle(event)}
    </>
  );
}

function InTour({
  tour,
  found,
}: {
  readonly tour: NonNullable<Reading['tour']>;
  readonly found: readonly Occurrence[];
}) {
  const { runs, of } = tour.looked;
  const done = runs.length === of;
  return (
    <section>
      <h3>Where it occurs</h3>
      {flows.map(({ id, title }) => (
        <InFlow key={id} title={title} tour={tour} found={found.filter((one) => one.flow === id)} />
      ))}
      {done && found.length === 0 && (
        <p className={styles['none']}>No run of this tour shows it by that name.</p>
      )}
      {!done && (
        <p className={styles['none']}>
          Looked through {runs.length} of {of} runs.
        </p>
      )}
    </section>
  );
}

/** The steps of one flow, the run as it comes first, then runs with other options. */
function InFlow({
  title,
  tour,
  found,
}: {
  readonly title: string;
  readonly tour: NonNullable<Reading['tour']>;
  readonly found: readonly Occurrence[];
}) {
  if (found.length === 0) return null;
  const numbers = [...new Set(found.map(({ run }) => run))].sort((a, b) => a - b);
  return (
    <div className={styles['flow']}>
      <h4>{title}</h4>
      <div>
        {numbers.map((number) => {
          const run = tour.looked.runs[number];
          if (!run) return null;
          return (
            <div key={number}>
              {run.words !== '' && <p className={styles['with']}>{run.words}</p>}
              <ul className={styles['steps']}>
                {found
                  .filter((one) => one.run === number)
                  .map((one) => (
                    <li key={one.event}>
                      <a href={tour.runHref(one.flow, run.address, one)} className={styles['step']}>
                        <StepWords model={run.model} at={one} />
                      </a>
                    </li>
                  ))}
              </ul>
            </div>
          );
        })}
      </div>
    </div>
  );
}
