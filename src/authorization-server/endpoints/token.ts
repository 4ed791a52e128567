import { firstRefusal } from '../checks/run.ts';
import { established } from '../established.ts';
import { grants } from '../grants/index.ts';
import { json } from '../responses.ts';
import { rememberUsed } from '../used-once.ts';
import type { Endpoint } from './endpoint.ts';
import { nonceHeader, refuseClient } from './refuse-client.ts';

/**
 * The token endpoint: what every grant has in common is checked first, then the grant's own rules.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2)
 */
export const token: Endpoint = {
  methods: ['POST'],
  speaks: 'JSON',
  readableBy: 'registered origins',
  async answer(context) {
    const early = await firstRefusal('token', context);
    if (early) return refuseClient(context, early);
    rememberUsed(context);
    const grant = established(grants.get(context.value('grant_type') ?? ''));
    const refusal = await firstRefusal(grant.column, context);
    if (!refusal) return json(200, await grant.issue(context), nonceHeader(context));
    grant.refused(refusal.check, context);
    return refuseClient(context, refusal);
  },
};
