import type { Option, OptionValue } from '../option.ts';

type Words = Omit<OptionValue, 'value'>;

/** What can go wrong on a walk without anybody's help; the lab brings each about by what a person or the app really does. */
export const mishaps = {
  none: { label: 'nothing' },
  'wrong password': { label: 'a wrong password' },
  'unknown user': { label: 'an unknown user' },
  'code expires': { label: 'the code comes too late' },
  'access token expires': { label: 'the access token expires before the call' },
  'wrong client secret': {
    label: 'a wrong client secret',
    when: ({ clientAuthentication }) => clientAuthentication !== 'private_key_jwt',
  },
  'assertion expires': {
    label: 'the client assertion expires',
    when: ({ clientAuthentication }) => clientAuthentication === 'private_key_jwt',
  },
  'wrong user code': { label: 'a wrong user code first' },
  'device code expires': { label: 'nobody comes: the device code expires' },
  'sign-in needed': { label: 'nobody may be asked, but somebody must' },
  'old refresh token': {
    label: 'an old refresh token is used again',
    when: ({ rotation }) => rotation !== 'off',
  },
} as const satisfies Record<string, Words>;

/** The name of something that goes wrong. */
export type Mishap = keyof typeof mishaps;

/** The option of a flow in which these can go wrong. */
export function mishapOption<const M extends Exclude<Mishap, 'none'>>(names: readonly M[]) {
  return {
    name: 'mishap',
    kind: 'choice',
    group: 'what happens',
    label: 'What goes wrong',
    preset: 'none',
    explain:
      'Brought about for real: by what the person types, by the clock, or by how the app is set up. Then see who refuses what.',
    values: (['none', ...names] as const).map((value) => ({ value, ...(mishaps[value] as Words) })),
  } as const satisfies Option;
}
