import type { Entry } from './entry.ts';
import { appTerms } from './terms-apps.ts';
import { attackTerms } from './terms-attacks.ts';
import { messageTerms } from './terms-messages.ts';
import { serverTerms } from './terms-servers.ts';

/** Words of the field that no message carries. */
export const terms: readonly Entry[] = [...appTerms, ...messageTerms, ...serverTerms, ...attackTerms];
