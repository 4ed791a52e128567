import type { HttpResponse } from '../../protocol/http.ts';
import { sendError } from '../authorization-response.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { denyDevice } from '../device.ts';
import { established } from '../established.ts';
import { goOnAfterConsent } from '../interaction.ts';
import { consentPage } from '../pages/consent-page.ts';
import { page } from '../responses.ts';
import type { Endpoint } from './endpoint.ts';
import { refusePage } from './refuse-page.ts';

/**
 * The consent page: shows what the app asks for, and takes the person's yes or no.
 * @see [OpenID Connect Core 1.0, section 3.1.2.4](https://openid.net/specs/openid-connect-core-1_0.html#Consent)
 */
export const consent: Endpoint = {
  methods: ['GET', 'POST'],
  speaks: 'pages',
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('consent', context);
    if (refusal) return refuse(context, refusal);
    const transaction = established(context.transaction);
    const session = established(context.session);
    if (context.submitted) return goOnAfterConsent(context, transaction, session);
    const { actions, apis } = context.server;
    const action = actions.consent;
    const api = apis.get(transaction.request.audience ?? '');
    return page(200, consentPage({ action, transaction, session, api }));
  },
};

function refuse(context: Context, refusal: Refusal): HttpResponse {
  const { transaction, server } = context;
  if (refusal.check !== 'consent_given' || !transaction) return refusePage(refusal);
  server.store.transactions.delete(transaction.id);
  const { request } = transaction;
  return request.kind === 'device'
    ? denyDevice(context, request)
    : sendError(context, request, refusal.error);
}
