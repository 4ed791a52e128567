import type { Run } from '../../lab/index.ts';
import type { Fork } from '../saved/kept-run.ts';
import type { RunServices } from './services.ts';
import type { Walk } from './use-walk.ts';
import type { WhatIf } from './what-if.ts';

/** What the panels are given. */
export interface PanelProps {
  readonly run: Run;
  readonly walk: Walk;
  readonly forks: readonly Fork[];
  readonly services: RunServices;
  readonly acts: WhatIf;
  onBeside(id: string): void;
  onClose(): void;
}
