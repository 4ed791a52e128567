import type { DecodedJwt, Jwks } from '../../protocol/jwt.ts';
import type { Party } from '../../protocol/parties.ts';
import type { RequestEvent, ResponseEvent, Trace, TraceLack, TraceModel } from '../../trace/index.ts';

/** A value under a name, and the event that it stands in. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly seq: number;
  /** In words, for evidence: `the authorization request's query`, `the token response`. */
  readonly where: string;
}

/** The parameters or members of one message. */
export interface Fields {
  /** The first of a name. */
  get(name: string): Field | undefined;
  /** The first value of a name. */
  value(name: string): string | undefined;
  has(name: string): boolean;
  /** All of a name: a parameter must not stand twice (RFC 6749 §3.1). */
  all(name: string): readonly Field[];
  readonly list: readonly Field[];
}

/** A request that asks the authorization endpoint for something. */
export interface AuthorizationAsk {
  /** Where the browser asks. */
  readonly seq: number;
  readonly event: RequestEvent;
  /** What is asked: what stands in the URL, and what was pushed or stands in a request object. */
  readonly fields: Fields;
  /** Only what went through the browser. */
  readonly inUrl: Fields;
  readonly pushed?: { readonly seq: number; readonly response?: ResponseEvent | undefined };
  /** The server's direct answer: a redirect to its login, an error page. */
  readonly response?: ResponseEvent | undefined;
  /** The parameters are a reference, or a request object that cannot be read, and nothing tells what they say. */
  readonly opaque: boolean;
}

/** The authorization server's answer through the browser. */
export interface AuthorizationAnswer {
  /** Where it reached the app; where the server sent it, if the trace does not have that. */
  readonly seq: number;
  /** As it reached the app, else as it was sent. */
  readonly fields: Fields;
  /** In a `Location`, or in a page that sends itself. */
  readonly sent?: { readonly seq: number; readonly fields: Fields; readonly url: string };
  /** The request that brought it to the app, and how the app answered that. */
  readonly received?: {
    readonly seq: number;
    readonly fields: Fields;
    readonly url: string;
    readonly event: RequestEvent;
    readonly response?: ResponseEvent | undefined;
  };
  /** `web_message`: a script in a hidden frame hands it to the page that opened the frame. */
  readonly mode: 'query' | 'fragment' | 'form_post' | 'web_message';
  /** The ask that it answers: by `state`, else by order. */
  readonly ask?: AuthorizationAsk | undefined;
}

/** How a client said who it is. */
export interface ClientAuthentication {
  readonly method: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'client_secret_jwt';
  readonly clientId?: string | undefined;
  /** The secret or the assertion, where the trace has it. */
  readonly credential?: Field | undefined;
  readonly assertion?: DecodedJwt | undefined;
  /** A Basic header as it stood, decoded, before its halves are form-decoded (RFC 6749 §2.3.1). */
  readonly basic?: string | undefined;
}

/** A DPoP proof of a request (RFC 9449 §4.2). */
export interface SeenProof {
  readonly field: Field;
  readonly jwt: DecodedJwt | undefined;
  /** By the key in its own header. `not checked`: no JWT, or an algorithm or a key that we do not verify. */
  readonly signature: 'good' | 'bad' | 'not checked';
  /** The thumbprint of that key (RFC 7638), as `cnf.jkt` carries it. */
  readonly thumbprint?: string | undefined;
}

/** A request to the token endpoint, by what it carries; also one that a wrong method or type has spoilt. */
export interface TokenCall {
  readonly seq: number;
  readonly event: RequestEvent;
  /** `undefined` where the trace lacks the body. */
  readonly grant: string | undefined;
  /** The form's parameters; those of a JSON body, or of the query, where somebody put them there. */
  readonly fields: Fields;
  readonly clientId: string | undefined;
  /** Empty: none was sent, or the trace lacks headers; see `lacksAuthorization`. */
  readonly authentication: readonly ClientAuthentication[];
  readonly lacksBody: boolean;
  /** The file does not show `Authorization` headers. */
  readonly lacksAuthorization: boolean;
  /** Sent by a page's script: it carries `Origin`. */
  readonly origin: string | undefined;
  readonly response?: ResponseEvent | undefined;
  readonly status: number | undefined;
  /** Members of a JSON answer. */
  readonly answer: Fields;
  readonly lacksAnswer: boolean;
  /** The error code in the answer. */
  readonly error: string | undefined;
  /** The answer brought tokens. */
  readonly succeeded: boolean;
  readonly proof?: SeenProof | undefined;
  /** For `authorization_code`: the answer whose code it redeems, by value; else the latest one before it. */
  readonly redeems?: AuthorizationAnswer | undefined;
}

/** A device authorization request (RFC 8628 §3.1). */
export interface DeviceAsk {
  readonly seq: number;
  readonly event: RequestEvent;
  readonly fields: Fields;
  readonly response?: ResponseEvent | undefined;
  readonly answer: Fields;
  /** Its polls in order. */
  readonly polls: readonly TokenCall[];
}

/** A token that turned up, once for each value and kind. */
export interface SeenToken {
  readonly kind: 'id_token' | 'access_token' | 'refresh_token';
  readonly value: string;
  readonly jwt: DecodedJwt | undefined;
  /** Where it was issued, else where it is first seen. */
  readonly seq: number;
  readonly where: string;
  /** When that was, in milliseconds since 1970. */
  readonly at: number;
  readonly call?: TokenCall | undefined;
  readonly authorization?: AuthorizationAnswer | undefined;
  /** `no keys`: the trace has no JWKS. `no such key`: none of its keys has the `kid`. `not checked`: opaque, or an algorithm we do not verify. */
  readonly signature: 'good' | 'bad' | 'no keys' | 'no such key' | 'not checked';
  /** The event with the key set that was used. */
  readonly keysSeq?: number | undefined;
}

/** A request that carries an access token, or should have: to the API or to /userinfo. */
export interface ResourceCall {
  readonly seq: number;
  readonly event: RequestEvent;
  readonly to: 'api' | 'userinfo';
  readonly scheme: string | undefined;
  readonly token: Field | undefined;
  readonly seen?: SeenToken | undefined;
  readonly proof?: SeenProof | undefined;
  readonly lacksAuthorization: boolean;
  readonly response?: ResponseEvent | undefined;
  readonly status: number | undefined;
  /** Of `WWW-Authenticate` (RFC 6750 §3), of its Bearer or DPoP challenge where it has several: `error`, `error_description`, `scope`, ... */
  readonly challenge: Fields;
  readonly answer: Fields;
}

/** The server's metadata (RFC 8414, OIDC Discovery). */
export interface Metadata {
  readonly seq: number;
  readonly issuer: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
}

/** What a trace says, read once, so that rules ask and do not parse. Rules of one attempt also see the others. */
export interface Facts {
  readonly trace: Trace;
  readonly model: TraceModel;
  /** Which of the import's attempts this is, from 0. */
  readonly attempt: number;
  /** The other attempts of the same import. */
  readonly others: readonly Facts[];
  lacks(what: TraceLack): boolean;
  /** In order, mostly one. */
  readonly asks: readonly AuthorizationAsk[];
  readonly answers: readonly AuthorizationAnswer[];
  readonly tokenCalls: readonly TokenCall[];
  /** Those of `tokenCalls` with this grant. */
  callsFor(grant: string): readonly TokenCall[];
  readonly devices: readonly DeviceAsk[];
  readonly tokens: readonly SeenToken[];
  readonly resourceCalls: readonly ResourceCall[];
  /** Requests that end a session or a token's life. */
  readonly logouts: readonly {
    readonly seq: number;
    readonly event: RequestEvent;
    readonly fields: Fields;
    readonly response?: ResponseEvent | undefined;
  }[];
  readonly revocations: readonly {
    readonly seq: number;
    readonly event: RequestEvent;
    readonly fields: Fields;
    readonly response?: ResponseEvent | undefined;
  }[];
  /** Pushed authorization requests, those that were refused too. */
  readonly pushes: readonly {
    readonly seq: number;
    readonly event: RequestEvent;
    readonly fields: Fields;
    readonly response?: ResponseEvent | undefined;
  }[];
  /** Requests that ask the server whether a token is still good (RFC 7662). */
  readonly introspections: readonly {
    readonly seq: number;
    readonly event: RequestEvent;
    readonly fields: Fields;
    readonly response?: ResponseEvent | undefined;
  }[];
  /** What else the browser asks of the authorization server: its pages for signing in, consent, a device's code. */
  readonly pages: readonly {
    readonly seq: number;
    readonly event: RequestEvent;
    readonly response?: ResponseEvent | undefined;
  }[];
  readonly preflights: readonly {
    readonly seq: number;
    readonly event: RequestEvent;
    readonly response?: ResponseEvent | undefined;
  }[];
  /** Of this attempt; of another one with the same server where this has none. */
  readonly metadata: Metadata | undefined;
  readonly keys:
    | { readonly jwks: Jwks; readonly seq: number | undefined; readonly attempt: number }
    | undefined;
  /** The issuer as the server calls itself: by `iss` of its answers, its metadata, its ID tokens; by none of them `undefined`. */
  readonly issuers: readonly Field[];
  /** The client's id, by the first message that says it. */
  readonly clientId: Field | undefined;
  /** How far a party's clock is ahead of the recorder's, in seconds, by its `Date` headers; `undefined` without one. */
  clockAhead(party: Party): number | undefined;
  /** Tokens that were pasted by themselves. */
  readonly pasted: boolean;
}
