import type { Column } from '../checks/columns.ts';
import type { Context } from '../context.ts';

/** A successful answer of the token endpoint (RFC 6749 §5.1, OIDC Core §3.1.3.3). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
}

/** The `grant_type` of RFC 8628 §3.4. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** A way to get tokens at the token endpoint. Each grant is one file that exports one of these. */
export interface Grant {
  /** The value of `grant_type`. */
  readonly type: string;
  /** Its column in the table of checks. */
  readonly column: Column;
  /** What else follows when the check of this id refuses: reuse revokes, a poll is counted. */
  refused(check: string, context: Context): void;
  /** Makes the tokens once every check has passed. */
  issue(context: Context): Promise<TokenAnswer>;
}
