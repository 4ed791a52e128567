import { html } from '../../protocol/html.ts';
import type { Parameters } from '../../protocol/parameters.ts';
import { hidden, layout } from './layout.ts';

/**
 * A page whose form takes the answer to the app. Browsers that know `data-auto-submit` send it at once; in any other a person presses the
 * button, because this server's pages run no scripts.
 * @see [OAuth 2.0 Form Post Response Mode, section 2](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode)
 */
export function formPostPage(action: string, answer: Parameters): string {
  const fields = answer.map(([name, value]) => hidden(name, value));
  return layout(
    'form_post',
    'Back to the app',
    html`<p class="lead">This page takes your answer back to the app.</p>
<form class="form" method="post" action="${action}" data-auto-submit>
${fields}
<button class="button primary">Continue</button>
</form>`,
  );
}
