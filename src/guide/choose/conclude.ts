import type { About } from '../../flows/about.ts';
import { about as authorizationCode } from '../../flows/authorization-code/about.ts';
import { about as pkce } from '../../flows/authorization-code-pkce/about.ts';
import { about as clientCredentials } from '../../flows/client-credentials/about.ts';
import { about as deviceAuthorization } from '../../flows/device-authorization/about.ts';
import { about as hybrid } from '../../flows/hybrid/about.ts';
import { about as implicitFormPost } from '../../flows/implicit-form-post/about.ts';
import type { FlowId } from '../../flows/index.ts';
import { about as resourceOwnerPassword } from '../../flows/resource-owner-password/about.ts';
import { couldChange } from './could-change.ts';
import type { Kind } from './kind.ts';
import { answersOn, flowOf, optionsOf } from './outcome.ts';
import { reasons } from './reasons.ts';
import type { PathStep } from './replay.ts';
import { settingsOf } from './settings.ts';
import type { Verdict } from './verdict.ts';

const abouts: Readonly<Record<FlowId, About>> = {
  'authorization-code': authorizationCode,
  'authorization-code-pkce': pkce,
  'implicit-form-post': implicitFormPost,
  hybrid,
  'client-credentials': clientCredentials,
  'device-authorization': deviceAuthorization,
  'resource-owner-password': resourceOwnerPassword,
};

/** The verdict at the end of a path. */
export function conclude(kind: Kind, path: readonly PathStep[]): Verdict {
  const answers = answersOn(path);
  const flow = flowOf[kind];
  const settings = settingsOf(kind, answers);
  return {
    flow,
    options: optionsOf(kind, answers),
    settings,
    ...reasons[kind],
    standing: abouts[flow].standing,
    couldChange: couldChange(path, { flow, settings }),
  };
}
