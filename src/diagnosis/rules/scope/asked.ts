import { spaceDelimited } from '../../../protocol/parameters.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';

/** The request in which the scope of a token call was asked for: the authorization request, the device's, or the call itself. */
export function askedScope(facts: Facts, call: TokenCall): Field | undefined {
  const own = call.fields.get('scope');
  const device = facts.devices.find(({ polls }) => polls.includes(call))?.fields.get('scope');
  return own ?? call.redeems?.ask?.fields.get('scope') ?? device;
}

/** Scopes that are asked for to get something else than access: servers often do not repeat them. */
const NOT_REPEATED = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'offline']);

/** A scope that is a URL counts by its last part: `read` for `https://api.example/read`. Some servers write one form for the other. */
const nameOf = (scope: string): string =>
  scope.includes('://') ? scope.slice(scope.lastIndexOf('/') + 1) : scope;

/** Scopes that were asked for and not granted. */
export function notGranted(asked: string, granted: string): string[] {
  const given = new Set(spaceDelimited(granted.toLowerCase()).map(nameOf));
  return spaceDelimited(asked).filter((scope) => {
    const name = nameOf(scope.toLowerCase());
    return !given.has(name) && !NOT_REPEATED.has(name);
  });
}

/** Scopes in a list of a server's metadata. */
export function supportedScopes({ metadata }: Facts): readonly string[] | undefined {
  const list = metadata?.members.scopes_supported;
  const texts = Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  return texts.length > 0 ? texts : undefined;
}
