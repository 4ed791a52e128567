import type { RuleCases } from '../../testing/rule-cases.ts';
import { grantCases } from './cases-grant.ts';
import { reuseCases } from './cases-reuse.ts';
import { scopeCases } from './cases-scope.ts';

/** Traces for each rule about renewing tokens. */
export const refreshCases: readonly RuleCases[] = [...reuseCases, ...grantCases, ...scopeCases];
