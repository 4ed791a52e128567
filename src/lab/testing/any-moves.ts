import fc from 'fast-check';
import type { Edit, Move, Recipe } from '../recipe.ts';
import { stopsOf } from './stops-of.ts';

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', '<b>', '%%{init:{}}%%', 'https://evil.example/', 'javascript:alert(1)', '%', '\u202e'),
);
const value = fc.option(text);

const PARAMETERS = [
  ...[
    'state',
    'nonce',
    'code',
    'code_verifier',
    'code_challenge',
    'redirect_uri',
    'scope',
    'client_id',
    'iss',
  ],
  ...['prompt', 'response_type', 'response_mode', 'id_token', 'access_token', 'error', 'request_uri', 'csrf'],
  ...[
    'transaction',
    'action',
    'user_code',
    'device_code',
    'grant_type',
    'username',
    'client_secret',
    'audience',
  ],
];
const HEADERS = ['cookie', 'set-cookie', 'location', 'content-type', 'authorization', 'dpop', 'origin'];
const FIELDS = [
  ...['access_token', 'id_token', 'refresh_token', 'token_type', 'expires_in', 'error', 'keys', 'orders'],
  ...['device_code', 'user_code', 'verification_uri', 'verification_uri_complete', 'interval', 'active'],
  ...['request_uri'],
];
const COOKIES = ['__Host-wayfarer=x', '__Host-browser=x; __Host-session=y', 'a=b; SameSite=None', '; ; ='];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ parameter: fc.oneof(fc.constantFrom(...PARAMETERS), text), value }),
  fc.record({ header: fc.oneof(fc.constantFrom(...HEADERS), text), value }),
  fc.record({ header: fc.constantFrom('cookie', 'set-cookie'), value: fc.constantFrom(...COOKIES) }),
  fc.record({ json: fc.oneof(fc.constantFrom(...FIELDS), text), value }),
  fc.record({ url: fc.oneof(text, fc.webUrl()) }),
);

const BUTTONS = [
  ...['action=login', 'action=password', 'action=social', 'action=allow', 'action=deny', 'action=continue'],
  ...['choice=poll_now', 'choice=wait_and_poll', 'choice=let_expire', 'choice=scan', 'choice=type'],
];
const answer = {
  form: fc.nat(2),
  fields: fc.dictionary(
    fc.oneof(fc.constantFrom('username', 'password', 'user_code', 'csrf'), text),
    fc.oneof(text, fc.boolean()),
  ),
  button: fc.oneof(fc.constantFrom(...BUTTONS), text),
};

const OFFERS = ['userinfo', 'refresh', 'reuse_refresh_token', 'revoke', 'introspect', 'log_out', 'new_token'];

/** Whatever somebody could do at the stops of a walk: sensible, foolish or hostile. */
export async function anyMoves(recipe: Recipe): Promise<fc.Arbitrary<Move[]>> {
  const names = [...new Set((await stopsOf(recipe)).map(({ at }) => at))];
  const at = fc.constantFrom(...names);
  const questions = names.filter((name) => name.startsWith('question'));
  const move: fc.Arbitrary<Move> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ at, do: fc.constant('edit'), edits: fc.array(edit, { maxLength: 3 }) }),
    },
    fc.record({ at, do: fc.constant('wait'), seconds: fc.integer({ min: 0, max: 1e7 }) }),
    fc.record({ at, do: fc.constant('replay') }),
    fc.record({ at: fc.constantFrom('end', ...questions), do: fc.constant('answer'), ...answer }),
    fc.record({
      at: fc.constantFrom('end', 'end #2'),
      do: fc.constant('pick'),
      offer: fc.constantFrom(...OFFERS),
    }),
  ) as fc.Arbitrary<Move>;
  return fc.array(move, { maxLength: 6 });
}
