import type { Parameters } from '../../protocol/parameters.ts';
import { memberText } from '../../trace/index.ts';
import type { Field, Fields } from './facts.ts';

/** Fields in their order. Names are foreign: they are looked up in a map, never as members of an object. */
export function fieldsOf(list: readonly Field[]): Fields {
  let byName: Map<string, Field[]> | undefined;
  const named = (name: string): readonly Field[] => {
    byName ??= grouped(list);
    return byName.get(name) ?? NONE;
  };
  return {
    list,
    get: (name) => named(name)[0],
    value: (name) => named(name)[0]?.value,
    has: (name) => named(name).length > 0,
    all: named,
  };
}

const NONE: readonly Field[] = [];

function grouped(list: readonly Field[]): Map<string, Field[]> {
  const byName = new Map<string, Field[]>();
  for (const field of list) {
    const same = byName.get(field.name);
    if (same) same.push(field);
    else byName.set(field.name, [field]);
  }
  return byName;
}

/** No fields at all. */
export const noFields: Fields = fieldsOf([]);

/** Parameters as fields of one event. */
export function placed(parameters: Parameters, seq: number, where: string): Fields {
  return fieldsOf(parameters.map(([name, value]) => ({ name, value, seq, where })));
}

/** The members of a JSON object as parameters; each value as one text. */
export function membersOf(object: Readonly<Record<string, unknown>>): Parameters {
  return Object.entries(object).map(([name, value]) => [name, memberText(value)]);
}

/** The first, then those of the second whose names the first has not. */
export function merged(first: Fields, second: Fields): Fields {
  return fieldsOf([...first.list, ...second.list.filter(({ name }) => !first.has(name))]);
}
