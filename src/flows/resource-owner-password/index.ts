import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { about } from './about.ts';
import { resourceOwnerPassword } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'resource-owner-password',
  title: 'Resource Owner Password',
  steps,
  stepOf: stepOfFlow('resource-owner-password'),
  about,
  options,
  absent: ['browser'],
  screens: () => [{ of: 'app', look: 'program', title: 'Wayfarer Classic' }],
  machine: resourceOwnerPassword,
};
