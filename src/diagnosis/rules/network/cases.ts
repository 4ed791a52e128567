import type { RuleCases } from '../../testing/rule-cases.ts';
import { addressCases } from './cases-address.ts';
import { connectionCases } from './cases-connection.ts';
import { encodingCases } from './cases-encoding.ts';
import { formatCases } from './cases-format.ts';
import { proxyCases } from './cases-proxy.ts';

/** Traces for each rule about what happens on the way. */
export const networkCases: readonly RuleCases[] = [
  ...proxyCases,
  ...addressCases,
  ...formatCases,
  ...encodingCases,
  ...connectionCases,
];
