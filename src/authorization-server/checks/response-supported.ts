import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const responseTypeSupported: ServerCheck = {
  id: 'response_type_supported',
  title: 'The response_type is one that this server gives',
  spec: rfc(6749, '3.1.1'),
  run: ({ value }) => {
    const asked = value('response_type');
    const refusal =
      asked === undefined
        ? error('invalid_request', 'The response_type is missing')
        : error('unsupported_response_type', 'This server gives response_type=code only');
    return verdict(asked === 'code', 'code', asked, refusal);
  },
};

export const responseModeSupported: ServerCheck = {
  id: 'response_mode_supported',
  title: 'The response_mode is one that this server gives',
  spec: {
    label: 'OAuth 2.0 Multiple Response Types §2.1',
    url: 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes',
  },
  run: ({ value }) => {
    const asked = value('response_mode');
    if (asked === undefined) return undefined;
    const refusal = error('invalid_request', 'This server gives response_mode=query only');
    return verdict(asked === 'query', 'query', asked, refusal);
  },
};
