import type { Query } from '../../guide/choose/question.ts';
import type { Verdict } from '../../guide/choose/verdict.ts';

/** Where the screen leads. */
export interface Links {
  /** This screen, with these answers. */
  hrefOf(query: Query): string;
  /** A run of a flow; with `play` it goes to its end by itself. */
  runHref(flow: Verdict['flow'], options: Query, play?: boolean): string;
  /** The page that compares flows. */
  compareHref(query: Query): string;
  /** The page that explains words. */
  glossaryHref(query: Query): string;
}
