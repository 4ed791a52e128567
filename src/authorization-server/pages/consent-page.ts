import { html } from '../../protocol/html.ts';
import type { Api } from '../options.ts';
import type { Session, Transaction } from '../records.ts';
import { scopeInWords } from '../scopes.ts';
import { showUserCode } from '../user-code.ts';
import { hidden, layout } from './layout.ts';

/** What the consent page needs to know. */
export interface ConsentPage {
  /** Where its form goes. */
  readonly action: string;
  readonly transaction: Transaction;
  readonly session: Session;
  /** The API that the app asks access to. */
  readonly api: Api | undefined;
}

/** The consent page: who asks, for what, and two buttons. */
export function consentPage({ action, transaction, session, api }: ConsentPage): string {
  const { request } = transaction;
  const { client, scope } = request;
  const device =
    request.kind === 'device'
      ? html`<p class="lead">Your device shows the code <strong>${showUserCode(request.device.userCode)}</strong>. If it shows another, choose Deny.</p>`
      : '';
  const sentences = scope.map(
    (name) => html`<li data-scope="${name}">${scopeInWords(name, api) ?? name}.</li>`,
  );
  return layout(
    'consent',
    `Allow ${client.name}?`,
    html`<p class="lead"><strong>${client.name}</strong> asks you, <strong>${session.user.name}</strong> (${session.user.email}), to let it:</p>
<ul class="scopes">${sentences}</ul>
${device}
${api ? html`<p class="api">The data is in ${api.name}.</p>` : ''}
<form class="form" method="post" action="${action}">
${hidden('transaction', transaction.id)}${hidden('csrf', transaction.csrf)}
<button class="button primary" name="action" value="allow">Allow</button>
<button class="button" name="action" value="deny">Deny</button>
</form>`,
  );
}
