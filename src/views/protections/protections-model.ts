import {
  type Option,
  type ProtectionEntry,
  type Protections,
  type Protector,
  protectionDefaults,
  protectionList,
  readOptions,
} from '../../lab/index.ts';

/** What the panel is drawn from: a flow, its options, and what of the protections is switched. */
export interface Setup {
  readonly flow: string;
  /** The options of the run; what is missing is at its default. */
  readonly options: Readonly<Record<string, string>>;
  readonly optionList: readonly Option[];
  readonly protections: Protections;
}

/** One protection as it stands. */
export interface ProtectionRow {
  /** Stays the same when the option and the switch of one protection take each other's place. */
  readonly key: string;
  readonly entry: ProtectionEntry;
  readonly on: boolean;
  /** Off, though a specification asks for it. */
  readonly missing: boolean;
  /** The option that decides, with its value; `undefined` where a switch does. */
  readonly choice: { readonly option: ChoiceOption; readonly value: string } | undefined;
}

type ChoiceOption = Extract<Option, { kind: 'choice' }>;

/** The protections of one party. */
export interface ProtectionGroup {
  readonly heading: string;
  readonly rows: readonly ProtectionRow[];
  /** How many of them are off. */
  readonly off: number;
}

/** The panel as data. */
export interface ProtectionsModel {
  /** What can touch something in this flow. */
  readonly groups: readonly ProtectionGroup[];
  /** What cannot. */
  readonly idle: readonly ProtectionGroup[];
}

const HEADINGS: Readonly<Record<Protector, string>> = {
  app: 'The app',
  server: 'The authorization server',
  api: 'The API',
};

/** Sorts the protections by whether they matter in this flow, and by who has them. */
export function protectionsModel(setup: Setup): ProtectionsModel {
  const options = readOptions(setup.optionList, setup.options);
  const rows = protectionList
    .filter((entry) => decides(entry, setup))
    .map((entry) => rowOf(entry, setup.protections, choiceOf(entry, setup.optionList, options)));
  const matters = ({ entry }: ProtectionRow) => entry.matters(setup.flow, options);
  return {
    groups: grouped(rows.filter(matters)),
    idle: grouped(rows.filter((row) => !matters(row))),
  };
}

/** How many protections of these groups are off. */
export function offIn(groups: readonly ProtectionGroup[]): number {
  return groups.reduce((sum, { off }) => sum + off, 0);
}

/** The raw value that a switch has. */
function switchValue(protections: Protections, of: Protector, name: string): boolean {
  return setOf(protections, of)[name] ?? setOf(protectionDefaults, of)[name] ?? false;
}

/** Whether a protection is more than the specifications demand. */
export const isBeyond = (entry: ProtectionEntry): boolean => entry.kind === 'switch' && entry.beyond === true;

function grouped(rows: readonly ProtectionRow[]): ProtectionGroup[] {
  return (Object.keys(HEADINGS) as Protector[]).flatMap((of) => {
    const its = rows.filter(({ entry }) => entry.of === of);
    const off = its.filter(({ missing }) => missing).length;
    return its.length > 0 ? [{ heading: HEADINGS[of], rows: its, off }] : [];
  });
}

/** A protection that an option decides gives way to its switch once that is set, and the switch to the option before. */
function decides(entry: ProtectionEntry, { optionList, protections }: Setup): boolean {
  const has = (option: string) => optionList.some(({ name }) => name === option);
  const { of, name } = entry;
  const isSet = name !== undefined && Object.hasOwn(setOf(protections, of), name);
  if (entry.kind === 'option') return has(entry.option) && !isSet;
  const isOption = (one: ProtectionEntry) =>
    one.kind === 'option' && one.of === of && one.name === name && has(one.option);
  return isSet || !protectionList.some(isOption);
}

function choiceOf(
  entry: ProtectionEntry,
  list: readonly Option[],
  options: Readonly<Record<string, string>>,
): ProtectionRow['choice'] {
  if (entry.kind !== 'option') return undefined;
  const option = list.find(({ name }) => name === entry.option);
  return option?.kind === 'choice' ? { option, value: options[option.name] ?? option.preset } : undefined;
}

function rowOf(
  entry: ProtectionEntry,
  protections: Protections,
  choice: ProtectionRow['choice'],
): ProtectionRow {
  const on =
    entry.kind === 'option'
      ? choice?.value === entry.safe
      : switchValue(protections, entry.of, entry.name) === entry.safe;
  const name = entry.name ?? (entry.kind === 'option' ? entry.option : '');
  return { key: `${entry.of}.${name}`, entry, on, missing: !on && !isBeyond(entry), choice };
}

/** The switches of a party, by name. */
function setOf(protections: Protections, of: Protector): Readonly<Record<string, boolean>> {
  return { ...protections[of] };
}
