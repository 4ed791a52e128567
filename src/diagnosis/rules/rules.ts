import type { Rule } from '../rule.ts';
import { apiRules } from './api/list.ts';
import { browserRules } from './browser/list.ts';
import { clientAuthenticationRules } from './client-authentication/list.ts';
import { codeRules } from './code/list.ts';
import { deviceRules } from './device/list.ts';
import { errorRules } from './errors/list.ts';
import { exposureRules } from './exposure/list.ts';
import { issuerRules } from './issuer/list.ts';
import { logoutRules } from './logout/list.ts';
import { networkRules } from './network/list.ts';
import { nonceRules } from './nonce/list.ts';
import { passwordRules } from './password/list.ts';
import { pkceRules } from './pkce/list.ts';
import { practiceRules } from './practice/list.ts';
import { redirectUriRules } from './redirect-uri/list.ts';
import { refreshRules } from './refresh/list.ts';
import { responseRules } from './response/list.ts';
import { scopeRules } from './scope/list.ts';
import { stateRules } from './state/list.ts';
import { tokenRules } from './tokens/list.ts';

/** Every rule, in the order in which a reader finds what was checked. */
export const rules: readonly Rule[] = [
  ...stateRules,
  ...nonceRules,
  ...pkceRules,
  ...redirectUriRules,
  ...codeRules,
  ...responseRules,
  ...issuerRules,
  ...clientAuthenticationRules,
  ...scopeRules,
  ...tokenRules,
  ...apiRules,
  ...browserRules,
  ...refreshRules,
  ...deviceRules,
  ...passwordRules,
  ...networkRules,
  ...exposureRules,
  ...logoutRules,
  ...practiceRules,
  ...errorRules,
];
