import { expect, it } from 'vitest';
import { readChallenges } from './challenge.ts';

it('takes several challenges of one header apart', () => {
  const value =
    'Basic realm="a, b", Bearer realm="things", error="invalid_token", error_description="It is \\"old\\"", DPoP algs="ES256 RS256"';
  expect(readChallenges(value)).toEqual([
    { scheme: 'Basic', parameters: [['realm', 'a, b']] },
    {
      scheme: 'Bearer',
      parameters: [
        ['realm', 'things'],
        ['error', 'invalid_token'],
        ['error_description', 'It is "old"'],
      ],
    },
    { scheme: 'DPoP', parameters: [['algs', 'ES256 RS256']] },
  ]);
});

it.each([
  ['Bearer', [{ scheme: 'Bearer', parameters: [] }]],
  ['Bearer error=invalid_token', [{ scheme: 'Bearer', parameters: [['error', 'invalid_token']] }]],
  [
    'Bearer Error="x" , Scope = "a b"',
    [
      {
        scheme: 'Bearer',
        parameters: [
          ['error', 'x'],
          ['scope', 'a b'],
        ],
      },
    ],
  ],
  [
    'Bearer error="a"\nBasic realm="b"',
    [
      { scheme: 'Bearer', parameters: [['error', 'a']] },
      { scheme: 'Basic', parameters: [['realm', 'b']] },
    ],
  ],
  [
    'Bearer error="never closed, error_uri=x',
    [{ scheme: 'Bearer', parameters: [['error', 'never closed, error_uri=x']] }],
  ],
  ['', []],
  [', ,', []],
  ['realm="nobody\'s"', []],
])('reads %j', (value, challenges) => {
  expect(readChallenges(value)).toEqual(challenges);
});

it('takes long ones', () => {
  for (const one of ['"', ',', '\\', 'a', ' ', '=']) readChallenges(`Bearer ${one.repeat(1_000_000)}`);
  expect(readChallenges(',x=y'.repeat(500_000))).toEqual([]);
});
