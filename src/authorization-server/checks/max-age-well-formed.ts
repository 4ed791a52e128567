import { oidcCore } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const maxAgeWellFormed: ServerCheck = {
  id: 'max_age_well_formed',
  title: 'The max_age is a number of seconds',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  run: ({ value }) => {
    const maxAge = value('max_age');
    if (maxAge === undefined) return undefined;
    const refusal = error('invalid_request', 'The max_age is not a whole number of seconds');
    return verdict(/^\d{1,10}$/.test(maxAge), 'a whole number of seconds, 0 or more', maxAge, refusal);
  },
};
