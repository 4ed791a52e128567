import type { Scene } from '../scene.ts';

/** What a scene starts from: a play and how it is set up. */
export type Base = Omit<Scene, 'id' | 'base' | 'faults'>;
