import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** What an API says beside the data: the attributes of `WWW-Authenticate` when it refuses. */
const challenge = entriesOf(['api', 'challenge'], 'api', {
  realm: { what: 'The name of the protected area, for people.', spec: rfc(6750, '3'), need: 'optional' },
  scope: {
    what: 'The permissions that the call needs. The app can ask the user for them.',
    spec: rfc(6750, '3'),
    need: 'optional',
  },
  error: {
    what: 'Why the API refused the token. A call without any token should get no error code, only the challenge.',
    spec: rfc(6750, '3'),
    need: 'recommended',
  },
  error_description: {
    what: 'More about the refusal, for the developer of the app.',
    spec: rfc(6750, '3'),
    need: 'optional',
  },
  error_uri: {
    what: 'The address of a page about the error.',
    spec: rfc(6750, '3'),
    need: 'optional',
  },
});

const own = { spec: rfc(6749, '7') } as const;

/** Fields of the demo's API: OAuth says how to reach them, not what they mean. */
const orders = entriesOf(['api'], 'api', {
  orders: {
    what: 'The data the whole flow was for: the orders of the user in `sub`, and of nobody else.',
    ...own,
  },
  client_id: {
    what: "Whose data it is where no user takes part: the app's own, by the `client_id` of its access token.",
    ...own,
  },
  id: { what: "The order's number, the API's own.", ...own },
  item: { what: 'What was ordered.', ...own },
  quantity: { what: 'How many of it.', ...own },
  placed_at: { what: 'When the order was placed, as ISO 8601 in UTC.', ...own },
});

export const api = [...challenge, ...orders];
