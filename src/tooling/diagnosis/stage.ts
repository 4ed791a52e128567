import type { Page } from '@playwright/test';
import type { World } from './world/world.ts';

/** What a play has to act with. */
export interface Stage {
  readonly world: World;
  /** A page of a fresh browser profile; it is opened when it is first asked for. */
  page(): Promise<Page>;
  /** A page of somebody else's browser, whom nobody records. */
  elsewhere(): Promise<Page>;
}

/** One course of events: which app, what the person does. Its options are its own. */
export type Play = (stage: Stage, options: Readonly<Record<string, unknown>>) => Promise<void>;
