import type { Flow } from '../contract.ts';
import { authorizationCodePkce } from './machine.ts';
import { defaults } from './options.ts';
import { stepOf } from './step-of.ts';
import { steps } from './steps.ts';

export const flow: Flow = {
  id: 'authorization-code-pkce',
  title: 'Authorization Code with PKCE',
  steps,
  stepOf,
  defaults,
  machine: authorizationCodePkce,
};
