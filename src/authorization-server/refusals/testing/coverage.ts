import { parameter } from '../../../protocol/parameters.ts';
import { type Column, columns } from '../../checks/columns.ts';
import { checksOf } from '../../checks/table.ts';
import type { Endpoints } from '../../endpoint-urls.ts';
import { grants } from '../../grants/index.ts';
import { refusedBy } from '../../testing/flow.ts';
import type { Outcome } from './outcome.ts';

/** `check in column` for the columns of the endpoint that have the check which refused. */
export function refusersOf({ asked, request, heard }: Outcome): string[] {
  const refused = refusedBy(heard);
  const body = new URLSearchParams(request.body);
  const grant = grants.get(parameter([...body], 'grant_type') ?? '')?.column;
  const own = columns.filter((column) => column === grant || isOf(column, asked.endpoint));
  const making = own.filter((column) => checksOf(column).some(({ id }) => id === refused));
  return making.map((column) => `${refused} in ${column}`);
}

/** Every check in each of its columns, as {@link refusersOf} names it. */
export function everyCheck(): string[] {
  return columns.flatMap((column) => checksOf(column).map(({ id }) => `${id} in ${column}`));
}

const COLUMNS: Partial<Record<keyof Endpoints, string>> = {
  authorization: 'authorize',
  revocation: 'revoke',
};

/** The columns of the token endpoint's grants are found by the grant. */
function isOf(column: Column, endpoint: keyof Endpoints): boolean {
  return column === (COLUMNS[endpoint] ?? endpoint);
}
