import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** `audience` is this server's name for what RFC 8707 calls `resource`, so an unknown one gets that document's error. */
export const audienceKnown: ServerCheck = {
  id: 'audience_known',
  title: 'The audience is an API of this server',
  spec: rfc(8707, '2'),
  run: ({ value, server }) => {
    const audience = value('audience');
    if (audience === undefined) return undefined;
    const known = [...server.apis.keys()].join(' or ') || 'no audience';
    const refusal = error('invalid_target', 'The audience is not an API of this server');
    return verdict(server.apis.has(audience), known, audience, refusal);
  },
};
