import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { about } from './about.ts';
import { authorizationCode } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'authorization-code',
  title: 'Authorization Code',
  steps,
  stepOf: stepOfFlow('authorization-code'),
  about,
  options,
  screens: () => [{ of: 'browser', look: 'window', title: 'The browser' }],
  machine: authorizationCode,
};
