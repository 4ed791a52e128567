import { rfc, type SpecRef } from '../protocol/spec.ts';
import { apiDescriptions } from './protection-list/api.ts';
import { appDescriptions } from './protection-list/app.ts';
import type { Description } from './protection-list/entry.ts';
import { rotation, serverDescriptions } from './protection-list/server.ts';
import { walkOf } from './protection-list/walk.ts';
import type { Protector } from './protections.ts';

interface Described {
  readonly of: Protector;
  /** What happens while it is on, in a few words: `Compares state`. */
  readonly label: string;
  /** Which attack it stops, and what opens without it. */
  readonly protects: string;
  readonly spec: SpecRef;
  /** Whether it can touch anything in this flow, with these options as `readOptions` gives them. */
  matters(flow: string, options: Readonly<Record<string, string>>): boolean;
}

/** A protection that has a switch of its own. */
export interface SwitchEntry extends Described {
  readonly kind: 'switch';
  readonly name: string;
  /** The value that protects. */
  readonly safe: boolean;
  /** No specification demands it, and by default it is off. */
  readonly beyond?: true;
}

/** A protection that an option of the flow decides, where the flow has that option. */
export interface OptionEntry extends Described {
  readonly kind: 'option';
  readonly option: 'challengeMethod' | 'rotation';
  /** The value that protects. */
  readonly safe: string;
  /** The switch that overrules the option once it is set; the option decides while it is not. */
  readonly name?: string;
}

/** One protection of somebody. */
export type ProtectionEntry = SwitchEntry | OptionEntry;

/**
 * Every protection: what it stops, and where it matters.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2](https://www.rfc-editor.org/rfc/rfc9700#section-2)
 */
export const protectionList: readonly ProtectionEntry[] = [
  ...switchesOf('app', appDescriptions),
  {
    ...{ kind: 'option', of: 'app', option: 'challengeMethod', safe: 'S256' },
    label: 'Sends an S256 challenge',
    protects:
      'Only the app that sent the hash of a verifier can redeem the code. Without it whoever steals the code can; with plain, whoever reads the request.',
    spec: rfc(7636, '4.3'),
    matters: (flow, options) => walkOf(flow, options).publicCode,
  },
  ...switchesOf('server', serverDescriptions),
  {
    ...{ kind: 'option', of: 'server', option: 'rotation', safe: 'on', name: 'rotateRefreshTokens' },
    ...described(rotation),
  },
  ...switchesOf('api', apiDescriptions),
];

function switchesOf(of: Protector, descriptions: Readonly<Record<string, Description>>): SwitchEntry[] {
  return Object.entries(descriptions).map(([name, description]) => ({
    ...{ kind: 'switch', of, name, safe: description.inverted !== true },
    ...(description.beyond && { beyond: true }),
    ...described(description),
  }));
}

function described({ label, protects, spec, matters }: Description) {
  return {
    ...{ label, protects, spec },
    matters: (flow: string, options: Readonly<Record<string, string>>) => matters(walkOf(flow, options)),
  };
}
