import { withQuery } from '../../../protocol/parameters.ts';
import { codeChallenge } from '../../../protocol/pkce.ts';
import type { Client } from '../../index.ts';
import { audience } from '../../testing/demo.ts';
import { verifier } from '../../testing/flow.ts';
import type { Site } from './site.ts';

/** What PKCE adds to an authorization request, for libraries that leave it to the app. */
export const challenge = async () => ({
  code_challenge: codeChallenge(verifier, 'S256'),
  code_challenge_method: 'S256',
});

/** An authorization request, for libraries that leave even that to the app. */
export const codeRequest = (site: Site, client: Client, others: Record<string, string> = {}): string =>
  withQuery(
    `${site.issuer}authorize`,
    Object.entries({
      ...{ response_type: 'code', client_id: client.client_id, redirect_uri: client.redirect_uris[0] ?? '' },
      ...{ scope: 'openid profile email offline_access read:trips', audience, state: 's', nonce: 'n' },
      ...others,
    }),
  );
