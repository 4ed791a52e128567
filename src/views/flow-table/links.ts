import type { Recipe } from '../../lab/index.ts';

/** What an address carries behind its place. */
export type Query = Readonly<Record<string, string>>;

/** Where the links of the table lead. */
export interface FlowTableLinks {
  /** The table at other picks. */
  hrefOf(query: Query): string;
  /** A run of a flow. */
  runHref(flow: string, options: Query, play?: boolean): string;
  /** The same at an event; where it is not given, figures lead to the start of their run. */
  eventHref?(flow: string, options: Query, at: { readonly step: number; readonly event: number }): string;
  chooseHref(query: Query): string;
  glossaryHref(query: Query): string;
  /** Two runs beside each other. */
  sideBySideLink(left: Recipe, right: Recipe): Promise<string>;
}
