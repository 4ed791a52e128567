import type { IconName } from '../../ui/icons.tsx';

/** A panel that the head of a run opens. */
export type WayId =
  | 'about'
  | 'options'
  | 'protections'
  | 'compare'
  | 'findings'
  | 'glossary'
  | 'runs'
  | 'share';

/** A way into one of the panels. */
export interface Way {
  readonly id: WayId;
  readonly label: string;
  /** What one finds there, where there is room for a sentence. */
  readonly why: string;
  readonly icon: IconName;
  readonly key: string;
}

/** All of them, in their order. */
export const WAYS: readonly Way[] = [
  {
    ...{ id: 'about', label: 'About', icon: 'info', key: 'a' },
    why: 'What the flow is for, when to use it, where Auth0 differs.',
  },
  { id: 'options', label: 'Options', icon: 'edit', key: 'o', why: 'What is set before the walk.' },
  {
    ...{ id: 'protections', label: 'Protections', icon: 'shield', key: 's' },
    why: 'Switch off what app, server and API check.',
  },
  {
    ...{ id: 'compare', label: 'Compare', icon: 'columns', key: 'b' },
    why: 'Two runs beside each other, differences marked.',
  },
  {
    ...{ id: 'findings', label: 'Findings', icon: 'warning', key: 'f' },
    why: 'What went wrong so far, told from the messages alone.',
  },
  {
    ...{ id: 'glossary', label: 'Glossary', icon: 'book', key: 'g' },
    why: 'Every name of this run explained, and where it occurs.',
  },
  {
    ...{ id: 'runs', label: 'Runs', icon: 'folder', key: 'r' },
    why: 'Save this run, open another, take one to a file.',
  },
  {
    ...{ id: 'share', label: 'Share', icon: 'link', key: 'l' },
    why: 'A link that opens exactly here.',
  },
];

/** Those that stay buttons where there is little room; the others are behind one. */
export const NEAR: ReadonlySet<WayId> = new Set(['options', 'protections']);
