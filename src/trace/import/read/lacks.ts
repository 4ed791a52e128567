import type { Lack } from '../../events.ts';

/** Both lists, each lack once. */
export const joined = (lacks: readonly Lack[], more: readonly Lack[]): readonly Lack[] => [
  ...lacks,
  ...more.filter((lack) => !lacks.includes(lack)),
];
