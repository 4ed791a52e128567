import fc from 'fast-check';
import { type Protections, protectionDefaults } from '../protections.ts';
import type { Change, Edit, JwtChange, Move, Recipe, Target } from '../recipe.ts';
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

const name = (known: readonly string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, text);
const nth = fc.option(fc.nat(2), { nil: undefined });
const claims = fc.dictionary(
  fc.oneof(
    fc.constantFrom('iss', 'sub', 'aud', 'exp', 'nonce', 'scope', 'at_hash', 'c_hash', 'azp', 'cnf'),
    text,
  ),
  fc.oneof(fc.constantFrom(null, 0, 9e99, 'user-ben', []), fc.jsonValue({ maxDepth: 2 })),
  { maxKeys: 3 },
);
const jwt: fc.Arbitrary<JwtChange> = fc.record({
  claims,
  signature: fc.constantFrom('kept', 'none', 'wrong key', 'public key as secret'),
});

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ parameter: name(PARAMETERS), nth }),
  fc.record({ parameter: name(PARAMETERS), in: fc.constantFrom('query', 'form', 'fragment', 'page') }),
  fc.record({ header: name(HEADERS), nth }),
  fc.record({ json: name(FIELDS) }),
) as fc.Arbitrary<Target>;
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ value }) },
  fc.record({ add: text }),
  fc.record({ jwt }),
);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(target, change).map(([field, what]) => ({ ...field, ...what }) as Edit),
  },
  fc.record({ header: fc.constantFrom('cookie', 'set-cookie'), value: fc.constantFrom(...COOKIES) }),
  fc.record({ url: fc.oneof(text, fc.webUrl()) }),
  fc.record({ status: fc.constantFrom(0, 200, 302, 400, 500, 999) }),
  fc.record({ body: text }),
);

/** Some switches of everybody, in either position. */
export const anyProtections: fc.Arbitrary<Protections> = fc.record(
  {
    app: switchesOf(protectionDefaults.app),
    server: switchesOf(protectionDefaults.server),
    api: switchesOf(protectionDefaults.api),
  },
  { requiredKeys: [] },
);

function switchesOf<T extends object>(defaults: T): fc.Arbitrary<Partial<T>> {
  const switches = Object.keys(defaults).map((key) => [key, fc.boolean()]);
  return fc.record(Object.fromEntries(switches), { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

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
