import { html } from '../../protocol/html.ts';
import type { Client } from '../options.ts';
import { hidden, layout } from './layout.ts';

/** What the page for a user code needs to know. */
export interface ActivatePage {
  /** Where its form goes. */
  readonly action: string;
  readonly csrf: string;
  /** The code that came with the link, to be compared with the device. */
  readonly userCode: string;
  /** Why the person sees the page again. */
  readonly problem?: string;
}

/**
 * The page where a person types the user code. A code that came with the link stands in the field and must still be sent by hand: the person
 * is to compare it with the device, so that nobody connects a stranger's device by following a link.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.3.1](https://www.rfc-editor.org/rfc/rfc8628#section-3.3.1)
 */
export function activatePage({ action, csrf, userCode, problem }: ActivatePage): string {
  const lead =
    userCode === ''
      ? 'Type the code that your device shows.'
      : 'Compare this code with the one on your device. Go on only if they are the same.';
  return layout(
    'activate',
    'Connect a device',
    html`<p class="lead">${lead}</p>
${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
<form class="form" method="post" action="${action}">
${hidden('csrf', csrf)}
<label class="field">Code <input type="text" name="user_code" value="${userCode}" autocomplete="off" autocapitalize="characters" spellcheck="false" required></label>
<button class="button primary" name="action" value="continue">Continue</button>
</form>`,
  );
}

const TEXTS = {
  activated: { title: 'Your device is connected', text: 'can go on now. You can close this page.' },
  not_activated: { title: 'Your device is not connected', text: 'got no access. You can close this page.' },
} as const;

/** What the person sees at the end, while the device learns it by its next poll. */
export function devicePage(name: keyof typeof TEXTS, client: Client): string {
  const { title, text } = TEXTS[name];
  return layout(name, title, html`<p class="lead"><strong>${client.name}</strong> ${text}</p>`);
}
