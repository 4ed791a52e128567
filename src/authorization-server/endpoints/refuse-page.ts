import type { Header, HttpResponse } from '../../protocol/http.ts';
import type { Refusal } from '../checks/run.ts';
import { errorPage } from '../pages/error-page.ts';
import { page } from '../responses.ts';

/** An error for the person at the browser, which goes no further. */
export function refusePage({ error }: Refusal, headers: readonly Header[] = []): HttpResponse {
  return page(error.status ?? 400, errorPage(error), headers);
}
