import { defaultPolicy, type Policy } from '../authorization-server/index.ts';
import { type AppProtections, defaultAppProtections } from '../client/protections.ts';
import { type ApiPolicy, defaultApiPolicy } from '../resource-server/index.ts';

/** The switches of the authorization server; its lifetimes are none. */
export type ServerProtections = Omit<Policy, 'lifetimes'>;

/** Who has protections that can be switched. */
export type Protector = 'app' | 'server' | 'api';

/** Switches that are not at their defaults, by who has them. */
export interface Protections {
  readonly app?: Partial<AppProtections>;
  readonly server?: Partial<ServerProtections>;
  readonly api?: Partial<ApiPolicy>;
}

const { lifetimes: _, ...serverDefaults } = defaultPolicy;

/** Every switch as the specifications ask for. */
export const protectionDefaults: {
  readonly app: AppProtections;
  readonly server: ServerProtections;
  readonly api: ApiPolicy;
} = { app: defaultAppProtections, server: serverDefaults, api: defaultApiPolicy };

/** Whether somebody has a switch of this name. */
export const isProtection = (of: Protector, name: string): boolean =>
  Object.hasOwn(protectionDefaults[of], name);

/** One switch set: without an entry where that is its default. */
export function withProtection(
  protections: Protections,
  of: Protector,
  name: string,
  value: boolean,
): Protections {
  const { [name]: _old, ...others } = { ...protections[of] } as Record<string, boolean>;
  const defaults = protectionDefaults[of] as unknown as Record<string, boolean>;
  const set = defaults[name] === value ? others : { ...others, [name]: value };
  const { [of]: _party, ...rest } = protections;
  return Object.keys(set).length === 0 ? rest : { ...rest, [of]: set };
}
