import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Recipe } from '../../lab/index.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { Glossary } from './Glossary.tsx';
import styles from './GlossaryScreen.module.css';
import { type Query, queryOfSearch, shownFor } from './glossary-model.ts';
import type { FlowId } from './reading.ts';
import { useLastRun } from './use-last-run.ts';
import { useShowcaseRuns } from './use-showcase-runs.ts';

/** The glossary as a page: its address says what it shows. */
export function GlossaryScreen({
  query,
  hrefOf,
  onQuery,
  runHref,
  lastRun,
}: {
  /** `entry` is an entry's id, `search` what was typed, `kind` the only kind that is listed. */
  readonly query: Query;
  hrefOf(query: Query): string;
  /** Puts another query into the address, without a new entry in the history. */
  onQuery(query: Query): void;
  /** The address of a run, at an event. A packed recipe stands in the options as `recipe`. */
  runHref(flow: FlowId, options: Query, at?: { readonly step: number; readonly event: number }): string;
  /** The run that was left last, if one is kept. */
  lastRun?(): Recipe | undefined;
}) {
  const looked = useShowcaseRuns();
  const field = useRef<HTMLInputElement>(null);
  const own = useLastRun(lastRun, runHref);
  const toField = () => {
    field.current?.focus();
    field.current?.select();
  };
  useArrivalToSearch(query, toField);
  const wanted = useRef(false);
  useKeys({
    '/': () => {
      if (field.current) return toField();
      // Where an entry has taken the place of the list, the way to the box is the list.
      wanted.current = true;
      onQuery(queryOfSearch(query['search'] ?? '', shownFor(query).kind));
    },
  });
  useLayoutEffect(() => {
    if (!wanted.current || !field.current) return;
    wanted.current = false;
    toField();
  });
  const navigation = useMemo(() => ({ query, go: onQuery, hrefOf }), [query, onQuery, hrefOf]);
  const reading = useMemo(() => ({ own, tour: { looked, runHref } }), [own, looked, runHref]);
  return (
    <Glossary navigation={navigation} reading={reading} field={field} className={styles['screen']}>
      <h1 className={styles['title']}>Glossary</h1>
    </Glossary>
  );
}

/** Whoever comes by a search, even an empty one, wants to type. */
function useArrivalToSearch(query: Query, toField: () => void) {
  const arrived = useRef(query['search'] !== undefined && query['entry'] === undefined);
  const go = useRef(toField);
  useEffect(() => {
    if (arrived.current) go.current();
  }, []);
}
