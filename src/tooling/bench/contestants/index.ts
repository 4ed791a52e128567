import type { Contestant } from './contestant.ts';
import { mockServer } from './mock-server.ts';
import { oidcProvider } from './oidc-provider.ts';
import { ours } from './ours.ts';

/** All that are measured, ours first: the others are shown as ratios to it. */
export const contestants: readonly Contestant[] = [ours, oidcProvider, mockServer];
