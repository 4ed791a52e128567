import type { SpecRef } from '../protocol/spec.ts';

/** A flow's options by name, as a recipe or a link carries them. */
export type FlowOptions = Readonly<Record<string, string | boolean>>;

/** One value that an option can have. */
export interface OptionValue {
  readonly value: string;
  /** In words: `S256`, `the first time`. */
  readonly label: string;
  /** Why it is not recommended, in one sentence; absent for values that are fine. */
  readonly discouraged?: string;
  /** Whether it means something beside the other options; always where absent. */
  when?(options: Readonly<Record<string, string>>): boolean;
}

interface OptionBase {
  /** Its name in links: `challengeMethod`. */
  readonly name: string;
  /** In words: `Client authentication`. */
  readonly label: string;
  /** What it changes and what to look at then, in one or two sentences. */
  readonly explain: string;
  /** What it is part of; the panel has a heading for each. */
  readonly group: 'app' | 'request' | 'person' | 'server' | 'what happens';
  readonly spec?: SpecRef;
  /** The safe default. */
  readonly preset: string;
  /** Whether it means something beside the other options; always where absent. */
  when?(options: Readonly<Record<string, string>>): boolean;
}

/** Something that a person can set before the walk: one of several values, or a text. */
export type Option =
  | (OptionBase & { readonly kind: 'choice'; readonly values: readonly OptionValue[] })
  | (OptionBase & {
      readonly kind: 'text';
      /** Values worth trying, for a list beside the field. */
      readonly suggestions: readonly OptionValue[];
    });

type ValueOf<O extends Option> = O extends { kind: 'choice'; values: readonly { value: infer V }[] }
  ? V
  : string;

/** The values of a list of options, by name. */
export type OptionsOf<L extends readonly Option[]> = {
  readonly [N in L[number]['name']]: ValueOf<Extract<L[number], { name: N }>>;
};

/** Reads options from a recipe or a link; what is missing, or no value of its option, gets the default. Others are left out. */
export function readOptions<const L extends readonly Option[]>(list: L, given: FlowOptions): OptionsOf<L> {
  const read = list.map((option) => [option.name, readOption(option, given)]);
  return Object.fromEntries(read) as OptionsOf<L>;
}

function readOption(option: Option, given: FlowOptions): string {
  const value = Object.hasOwn(given, option.name) ? given[option.name] : undefined;
  if (option.kind === 'text') return typeof value === 'string' ? value : option.preset;
  const text = String(value);
  return option.values.some((known) => known.value === text) ? text : option.preset;
}
