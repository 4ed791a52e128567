import type { Entry } from './entry.ts';
import { grants } from './grants.ts';
import { parties } from './parties.ts';
import { terms } from './terms.ts';
import { tokens } from './tokens.ts';

/** What people say and no message carries by that name. */
export const words: readonly Entry[] = [...parties, ...tokens, ...grants, ...terms];
