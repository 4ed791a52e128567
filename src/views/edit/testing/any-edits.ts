import fc from 'fast-check';
import type { Edit } from '../../../lab/index.ts';
import { idToken } from './messages.ts';

const name = fc.constantFrom('state', 'code', 'a&b', 'new');
const value = fc.constantFrom('', 'x', '7', '"7"', 'true', '{"a":1}', '<"&', idToken);
const nth = { nth: fc.nat(2) };
const place = { in: fc.constantFrom('query', 'form', 'fragment', 'page') } as const;
const url = fc.constantFrom(
  'https://as.example/authorize',
  'https://as.example/?state=1&state=2&new=3#code=4',
  'app:/callback#state=x',
  '/relative?code=5',
);
const body = fc.constantFrom('', 'state=1&new=2', '{"state":"x","new":[1]}', '[1]', 'text');

const change = fc.oneof(
  fc.record({ value: fc.option(value) }),
  fc.record({ add: value }),
  fc.record({
    jwt: fc.record(
      { claims: fc.constant({ sub: null, aud: 'x', new: [1] }), signature: fc.constantFrom('kept', 'none') },
      { requiredKeys: ['signature'] },
    ),
  }),
);

const target = fc.oneof(
  fc.record({ parameter: name, ...nth, ...place }, { requiredKeys: ['parameter'] }),
  fc.record({ header: fc.constantFrom('Accept', 'cookie', 'Origin'), ...nth }, { requiredKeys: ['header'] }),
  fc.record({ json: name }),
);

/** Edits such as a link or a scenario brings, which the editor would not write like this. */
export const anyEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(target, change).map(([field, what]) => ({ ...field, ...what }) as Edit),
    },
    { weight: 1, arbitrary: fc.record({ url }) },
    { weight: 1, arbitrary: fc.record({ status: fc.constantFrom(200, 303) }) },
    { weight: 1, arbitrary: fc.record({ body }) },
  ),
  { maxLength: 5 },
);
