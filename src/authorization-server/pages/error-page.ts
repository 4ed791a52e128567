import type { WireError } from '../../protocol/errors.ts';
import { html } from '../../protocol/html.ts';
import { errorFields } from '../responses.ts';
import { layout } from './layout.ts';

/**
 * The page for what must not be sent to the app, because it is not sure where the app is.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export function errorPage(problem: WireError): string {
  const { error, error_description } = errorFields(problem);
  return layout(
    'error',
    'This does not work',
    html`<p class="problem" role="alert">${error_description}.</p>
<p class="code">Error: <code>${error}</code></p>
<p class="lead">Nothing was sent to the app.</p>`,
  );
}
