import type { SpecRef } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** A check that a request carries a parameter with a value. */
export function parameterPresent(name: string, spec: SpecRef): ServerCheck {
  return {
    id: `${name}_present`,
    title: `The request carries a ${name}`,
    spec,
    run: ({ value }) => {
      const refusal = error('invalid_request', `The ${name} is missing`);
      return verdict(value(name) !== undefined, `a ${name}`, value(name), refusal);
    },
  };
}
