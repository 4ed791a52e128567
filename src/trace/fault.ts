/** Which message of a flow, by what it means. */
export type MessageKind =
  | 'authorization request'
  | 'authorization response'
  | 'token request'
  | 'token response'
  | 'refresh request'
  | 'api request'
  | 'device poll';

/**
 * What was wrong with one field of one message, told so that it can be done again in another run: there the field has another
 * value, and `right` and `wrong` say how it was changed (a slash more, another scheme, another text).
 */
export interface Fault {
  readonly message: MessageKind;
  /** The field's name: `redirect_uri`; a header's as `Authorization`. */
  readonly field: string;
  /** For a claim: the field is the token that carries it, such as `id_token`. */
  readonly claim?: string;
  readonly right?: string;
  /** Absent: the field was left out. */
  readonly wrong?: string;
}
