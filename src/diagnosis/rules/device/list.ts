import type { Rule } from '../../rule.ts';
import { deviceAccessDenied } from './device-access-denied.ts';
import { deviceCodeChanged } from './device-code-changed.ts';
import { deviceCodeExpired } from './device-code-expired.ts';
import { deviceFlowRefused } from './device-flow-refused.ts';
import { deviceGrantTypeWrong } from './device-grant-type-wrong.ts';
import { deviceNeverApproved } from './device-never-approved.ts';
import { deviceOtherClient } from './device-other-client.ts';
import { devicePollAfterEnd } from './device-poll-after-end.ts';
import { devicePollsTooFast } from './device-polls-too-fast.ts';
import { deviceSlowDownIgnored } from './device-slow-down-ignored.ts';

/** Rules about the device flow. */
export const deviceRules: readonly Rule[] = [
  deviceFlowRefused,
  deviceGrantTypeWrong,
  deviceCodeChanged,
  deviceOtherClient,
  devicePollsTooFast,
  deviceSlowDownIgnored,
  deviceCodeExpired,
  deviceAccessDenied,
  devicePollAfterEnd,
  deviceNeverApproved,
];
