import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { about } from './about.ts';
import { clientCredentials } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'client-credentials',
  title: 'Client Credentials',
  steps,
  stepOf: stepOfFlow('client-credentials'),
  about,
  options,
  absent: ['user', 'browser'],
  screens: () => [{ of: 'app', look: 'terminal', title: 'Wayfarer Restock, a nightly job' }],
  machine: clientCredentials,
};
