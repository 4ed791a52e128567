import type { Option } from '../../../lab/index.ts';
import { rfc } from '../../../protocol/spec.ts';

/** A list with every kind of option: one in each group, some that mean something only beside others. */
export const demoOptions = [
  {
    name: 'authentication',
    label: 'Client authentication',
    explain: 'How the app proves who it is. Look at the request to /oauth/token.',
    group: 'app',
    spec: rfc(6749, '2.3'),
    preset: 'client_secret_basic',
    kind: 'choice',
    values: [
      { value: 'client_secret_basic', label: 'Client secret, Basic' },
      { value: 'client_secret_post', label: 'Client secret in the body', discouraged: 'Bodies end in logs.' },
      { value: 'private_key_jwt', label: 'Private Key JWT' },
    ],
  },
  {
    name: 'keyAge',
    label: 'Age of the key',
    explain: 'How long ago the key was made.',
    group: 'app',
    preset: 'fresh',
    kind: 'choice',
    when: ({ authentication }) => authentication === 'private_key_jwt',
    values: [
      { value: 'fresh', label: 'fresh' },
      { value: 'old', label: 'a year' },
    ],
  },
  {
    name: 'rotation',
    label: 'Rotation of the key',
    explain: 'Whether an old key is changed.',
    group: 'server',
    preset: 'on',
    kind: 'choice',
    when: ({ keyAge }) => keyAge === 'old',
    values: [
      { value: 'on', label: 'on' },
      { value: 'off', label: 'off', discouraged: 'A stolen key works for ever.' },
    ],
  },
  {
    name: 'scope',
    label: 'Scope',
    explain: 'What the app asks for.',
    group: 'request',
    spec: rfc(6749, '3.3'),
    preset: 'openid profile',
    kind: 'text',
    suggestions: [
      { value: 'openid profile', label: 'sign-in' },
      { value: 'openid offline_access', label: 'with refresh' },
      { value: '', label: 'none', discouraged: 'The server chooses.' },
    ],
  },
  {
    name: 'prompt',
    label: 'Prompt',
    explain: 'What the server must show.',
    group: 'request',
    preset: '',
    kind: 'choice',
    values: ['', 'none', 'login', 'consent', 'select_account'].map((value) => ({
      value,
      label: value === '' ? 'left out' : value,
      ...(value === 'select_account' && { discouraged: 'There is one account.' }),
    })),
  },
  {
    name: 'denies',
    label: 'The person',
    explain: 'What happens on the consent page.',
    group: 'person',
    preset: 'allows',
    kind: 'choice',
    values: [
      { value: 'allows', label: 'allows' },
      { value: 'denies', label: 'denies' },
    ],
  },
] as const satisfies readonly Option[];
