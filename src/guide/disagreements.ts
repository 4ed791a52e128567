import type { FlowId } from '../flows/index.ts';
import { aboutChoosing } from './disagreements/choosing.ts';
import { aboutClients } from './disagreements/clients.ts';
import type { Disagreement } from './disagreements/disagreement.ts';
import { aboutTokens } from './disagreements/tokens.ts';

export type { Disagreement };

/** Where Auth0's pages and today's guidance, or two of the pages, do not agree. */
export const disagreements: readonly Disagreement[] = [...aboutChoosing, ...aboutClients, ...aboutTokens];

/** Those that bear on a flow. */
export function disagreementsOn(flow: FlowId): readonly Disagreement[] {
  return disagreements.filter(({ flows }) => flows.includes(flow));
}
