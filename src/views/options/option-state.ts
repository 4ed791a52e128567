import { type FlowOptions, type Option, readOptions } from '../../lab/index.ts';

/** A value for each option, by name. */
export type Values = Readonly<Record<string, string>>;

/** An option that is not at its default, in words. */
export interface Differing {
  readonly name: string;
  readonly label: string;
  /** Its value as a person reads it. */
  readonly words: string;
  readonly discouraged: string | undefined;
}

/** The options of one kind that mean something now. */
export interface OptionGroup {
  readonly heading: string;
  readonly options: readonly Option[];
}

const headings: Readonly<Record<Option['group'], string>> = {
  app: 'The app',
  request: 'What it asks for',
  person: 'What the person does',
  server: 'The server',
  'what happens': 'What happens',
};

/** The values that a run has: those of its link, the defaults for the rest. */
export function valuesOf(options: readonly Option[], given: FlowOptions): Values {
  return readOptions(options, given);
}

/** Every option at its default. */
export function presetsOf(options: readonly Option[]): Values {
  return valuesOf(options, {});
}

/**
 * The values that count: what means nothing beside the others is at its default. Setting one back may take the meaning
 * from the next; each is set back once, so this comes to an end.
 */
export function inEffect(options: readonly Option[], values: Values): Values {
  const idle = options.filter((option) => isIdle(option, values));
  if (idle.length === 0) return values;
  const rest = options.filter((option) => !idle.includes(option));
  return inEffect(rest, { ...values, ...presetsOf(idle) });
}

/** An option, or the value that it has, means nothing beside the others. */
function isIdle(option: Option, values: Values): boolean {
  const value = known(option).find((one) => one.value === values[option.name]);
  return option.when?.(values) === false || value?.when?.(values) === false;
}

/** The options to show, by what they are part of. */
export function groupsOf(options: readonly Option[], values: Values): OptionGroup[] {
  const shown = shownOptions(options, values);
  return (Object.keys(headings) as Option['group'][]).flatMap((group) => {
    const members = shown.filter((option) => option.group === group);
    return members.length > 0 ? [{ heading: headings[group], options: members }] : [];
  });
}

/** What is not at its default. */
export function differing(options: readonly Option[], values: Values): Differing[] {
  const effective = inEffect(options, values);
  return shownOptions(options, values).flatMap((option) => {
    const value = effective[option.name] ?? option.preset;
    if (value === option.preset) return [];
    const words = wordsOf(option, value);
    return [{ name: option.name, label: option.label, words, discouraged: discouragement(option, value) }];
  });
}

/** What a link must say of the values: nothing of defaults, nor of what means nothing. */
export function linkedOptions(options: readonly Option[], values: Values): Record<string, string> {
  const effective = inEffect(options, values);
  return Object.fromEntries(
    differing(options, values).map(({ name }) => [name, effective[name] ?? ''] as const),
  );
}

/** Why a value is not recommended; `undefined` for one that is fine. */
export function discouragement(option: Option, value: string): string | undefined {
  return known(option).find((one) => one.value === value)?.discouraged;
}

/** A value in words: a choice's label; of a text the text itself. */
export function wordsOf(option: Option, value: string): string {
  const label = known(option).find((one) => one.value === value)?.label;
  if (option.kind === 'choice') return label ?? value;
  return value === '' ? (label ?? 'left out') : value;
}

/** How an option is set: few choices lie open, more of them fold up. */
export function controlOf(option: Option): 'radios' | 'select' | 'text' {
  if (option.kind === 'text') return 'text';
  return option.values.length <= 4 ? 'radios' : 'select';
}

function shownOptions(options: readonly Option[], values: Values): Option[] {
  const effective = inEffect(options, values);
  return options.filter((option) => option.when?.(effective) !== false).map(withValues(effective));
}

/** An option with the values that mean something now. */
const withValues =
  (effective: Values) =>
  (option: Option): Option =>
    option.kind === 'text'
      ? option
      : { ...option, values: option.values.filter((value) => value.when?.(effective) !== false) };

function known(option: Option) {
  return option.kind === 'choice' ? option.values : option.suggestions;
}
