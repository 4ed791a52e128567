import { stepOfFlow } from '../../protocol/steps/tables.ts';
import type { Flow } from '../contract.ts';
import { readOptions } from '../option.ts';
import { about } from './about.ts';
import { authorizationCodePkce } from './machine.ts';
import { options } from './options.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'authorization-code-pkce',
  title: 'Authorization Code with PKCE',
  steps,
  stepOf: stepOfFlow('authorization-code-pkce'),
  about,
  options,
  screens(given) {
    const browser = { of: 'browser', look: 'window', title: 'The browser' } as const;
    const native = readOptions(options, given).appType !== 'spa';
    return native ? [{ of: 'app', look: 'program', title: 'Wayfarer' }, browser] : [browser];
  },
  machine: authorizationCodePkce,
};
