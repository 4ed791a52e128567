import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { about } from './about.ts';
import { implicitFormPost } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'implicit-form-post',
  title: 'Implicit with Form Post',
  steps,
  stepOf: stepOfFlow('implicit-form-post'),
  about,
  options,
  absent: ['api'],
  screens: () => [{ of: 'browser', look: 'window', title: 'The browser' }],
  machine: implicitFormPost,
};
