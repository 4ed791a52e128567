import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { about } from './about.ts';
import { deviceAuthorization } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'device-authorization',
  title: 'Device Authorization',
  steps,
  stepOf: stepOfFlow('device-authorization'),
  about,
  options,
  screens: () => [
    { of: 'app', look: 'tv', title: 'The TV' },
    { of: 'browser', look: 'phone', title: "Ana's phone" },
  ],
  machine: deviceAuthorization,
};
