import { type Column, columns } from '../../checks/columns.ts';
import { checksOf } from '../../checks/table.ts';
import type { Endpoints } from '../../endpoint-urls.ts';
import { grants } from '../../grants/index.ts';
import { refusedBy } from '../../testing/flow.ts';
import type { Outcome } from './outcome.ts';

/** `check in column`: the check that refused, and the column that made it; an empty list where none did. */
export function refuserOf({ asked, request, heard }: Outcome): string[] {
  const refused = refusedBy(heard);
  const sent = new URLSearchParams(request.body ?? new URL(request.url).search);
  const grant = grants.get(sent.get('grant_type') ?? '')?.column;
  const own = COLUMNS[asked.endpoint].filter((column) => column !== 'pushed' || sent.has('request_uri'));
  const making = [...own, ...(grant === undefined ? [] : [grant])].find((column) =>
    checksOf(column).some(({ id }) => id === refused),
  );
  return making === undefined ? [] : [`${refused} in ${making}`];
}

/** Every check in each of its columns, as {@link refusersOf} names it. */
export function everyCheck(): string[] {
  return columns.flatMap((column) => checksOf(column).map(({ id }) => `${id} in ${column}`));
}

/** The columns that an endpoint runs, in their order; the token endpoint runs the one of the grant after its own. */
const COLUMNS: Readonly<Record<keyof Endpoints, readonly Column[]>> = {
  authorization: ['pushed', 'authorize'],
  login: ['login'],
  consent: ['consent'],
  activate: ['activate'],
  end_session: ['logout'],
  pushed_authorization_request: ['par'],
  device_authorization: ['device'],
  token: ['token'],
  userinfo: ['userinfo'],
  introspection: ['introspect'],
  revocation: ['revoke'],
  openid_configuration: ['document'],
  oauth_metadata: ['document'],
  jwks: ['document'],
};

/** Checks that can refuse nothing in a column that they stand in, each with its reason. */
export const cannotRefuse: Readonly<Record<string, string>> = {
  'message_well_formed in pushed':
    'a malformed message has no parameters, so no request_uri leads to this column',
  'content_is_form in pushed':
    'a body that is no form has no parameters, so no request_uri leads to this column',
};
