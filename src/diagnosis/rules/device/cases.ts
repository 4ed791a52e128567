import type { RuleCases } from '../../testing/rule-cases.ts';
import { endCases } from './cases-end.ts';
import { paceCases } from './cases-pace.ts';
import { requestCases } from './cases-request.ts';

/** Traces for each rule about the device flow. */
export const deviceCases: readonly RuleCases[] = [...requestCases, ...paceCases, ...endCases];
