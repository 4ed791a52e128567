import { rfc } from '../../protocol/spec.ts';
import { audienceAsked } from '../scopes.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** `audience` is this server's name for what RFC 8707 calls `resource`, so an unknown one gets that document's error. */
export const audienceKnown: ServerCheck = {
  id: 'audience_known',
  title: 'The audience is an API of this server',
  spec: rfc(8707, '2'),
  run: (context) => {
    const { value, server } = context;
    const audience = audienceAsked(context);
    const machine = value('grant_type') === 'client_credentials';
    if (audience === undefined && !machine) return undefined;
    const known = [...server.apis.keys()].join(' or ') || 'no audience';
    const [one, other] = [value('audience'), value('resource')];
    const agree = one === undefined || other === undefined || one === other;
    const passed = agree && audience !== undefined && server.apis.has(audience);
    const problem = agree ? 'The audience is not an API of this server' : 'audience and resource differ';
    const actual = agree ? audience : `audience ${one}, resource ${other}`;
    return verdict(passed, known, actual, error('invalid_target', problem));
  },
};
