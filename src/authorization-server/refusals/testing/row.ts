import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';

/** One case: where the rule stands, what is wrong, the request, and what its sender gets. */
export type Row = readonly [spec: string, wrong: string, request: Asked, answer: Answer];

/** The cases of one topic. */
export type Topic = readonly Row[];
