import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { about } from './about.ts';
import { hybrid } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'hybrid',
  title: 'Hybrid',
  steps,
  stepOf: stepOfFlow('hybrid'),
  about,
  options,
  screens: () => [{ of: 'browser', look: 'window', title: 'The browser' }],
  machine: hybrid,
};
