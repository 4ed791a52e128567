import {
  type Protections,
  type Protector,
  protectionList,
  readOptions,
  withProtection,
} from '../../lab/index.ts';
import type { ProtectionRow, Setup } from './protections-model.ts';

/** What is set to turn a protection on or off: its switch, or the option that decides. */
export type Flip =
  | { readonly of: Protector; readonly name: string; readonly value: boolean }
  | { readonly option: string; readonly value: string };

/** What turns a row on or off. */
export function flipOf({ entry, choice }: ProtectionRow, on: boolean): Flip {
  if (entry.kind === 'switch') return { of: entry.of, name: entry.name, value: on === entry.safe };
  const other = choice?.option.values.find(({ value }) => value !== entry.safe)?.value;
  return { option: entry.option, value: on ? entry.safe : (other ?? entry.safe) };
}

/** What a run is set up with when every protection that the specifications ask for is on; the rest stays. */
export function allOn({ options, optionList, protections }: Setup): Pick<Setup, 'options' | 'protections'> {
  const values = readOptions(optionList, options);
  const unsafe = protectionList.flatMap((entry) =>
    entry.kind === 'option' && (values[entry.option] ?? entry.safe) !== entry.safe
      ? [[entry.option, entry.safe] as const]
      : [],
  );
  return {
    options: { ...options, ...Object.fromEntries(unsafe) },
    protections: protectionList.reduce<Protections>(
      (rest, entry) =>
        entry.kind === 'switch' && !entry.beyond
          ? withProtection(rest, entry.of, entry.name, entry.safe)
          : rest,
      protections,
    ),
  };
}
