import type { Column } from '../checks/columns.ts';
import type { Context } from '../context.ts';

/** A successful answer of the token endpoint (RFC 6749 §5.1, OIDC Core §3.1.3.3). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
}

/** A way to get tokens at the token endpoint. Each grant is one file that exports one of these. */
export interface Grant {
  /** The value of `grant_type`. */
  readonly type: string;
  /** Its column in the table of checks. */
  readonly column: Column;
  /** What else follows when the check of this id refuses: reuse revokes. */
  refused(check: string, context: Context): void;
  /** Makes the tokens once every check has passed. */
  issue(context: Context): Promise<TokenAnswer>;
}
