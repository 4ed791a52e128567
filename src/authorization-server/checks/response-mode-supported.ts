import { openid } from '../../protocol/spec.ts';
import { modeFits, responseModeOf, responseModes } from '../response-type.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** A token in the query would stand in histories, logs and `Referer` headers. */
export const responseModeSupported: ServerCheck = {
  id: 'response_mode_supported',
  title: 'The response_mode is one that this server gives for the response_type',
  spec: openid(
    'OAuth 2.0 Multiple Response Types',
    'oauth-v2-multiple-response-types-1_0',
    '2.1',
    'ResponseModes',
  ),
  run: ({ value }) => {
    const asked = value('response_mode');
    if (asked === undefined) return undefined;
    const type = value('response_type');
    const fitting = responseModes.filter((mode) => modeFits(mode, type)).join(' or ');
    const refusal = error('invalid_request', 'The response_mode is not supported for this response_type');
    return verdict(responseModeOf(asked, type) !== undefined, fitting, asked, refusal);
  },
};
