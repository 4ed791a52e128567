import type { FlowId } from '../../flows/index.ts';
import { auth0, type SpecRef } from '../../protocol/spec.ts';

/** Where a page of Auth0, or two of them, and what holds today do not agree. */
export interface Disagreement {
  /** Stable, URL-safe. */
  readonly id: string;
  /** What it is about: `The order of the questions`. */
  readonly topic: string;
  readonly auth0: {
    readonly text: string;
    readonly source: SpecRef;
  };
  /** What the specifications and today's guidance say. */
  readonly today: {
    readonly text: string;
    readonly spec: SpecRef;
  };
  /** What Grant Tour does. */
  readonly here: string;
  readonly flows: readonly FlowId[];
  /** The questions of `choose/` that it bears on, by their ids. */
  readonly questions: readonly string[];
}

const FLOWS = 'get-started/authentication-and-authorization-flow';

/** The pages of Auth0 that are held against the specifications. */
export const pages = {
  overview: auth0('Authentication and Authorization Flows', FLOWS),
  whichFlow: auth0('Which OAuth 2.0 Flow Should I Use?', `${FLOWS}/which-oauth-2-0-flow-should-i-use`),
  authorizationCode: auth0('Authorization Code Flow', `${FLOWS}/authorization-code-flow`),
  pkce: auth0(
    'Authorization Code Flow with Proof Key for Code Exchange (PKCE)',
    `${FLOWS}/authorization-code-flow-with-pkce`,
  ),
  implicit: auth0('Implicit Flow with Form Post', `${FLOWS}/implicit-flow-with-form-post`),
  hybrid: auth0('Hybrid Flow', `${FLOWS}/hybrid-flow`),
  clientCredentials: auth0('Client Credentials Flow', `${FLOWS}/client-credentials-flow`),
  device: auth0('Device Authorization Flow', `${FLOWS}/device-authorization-flow`),
  password: auth0('Resource Owner Password Flow', `${FLOWS}/resource-owner-password-flow`),
  callApi: auth0(
    'Call Your API Using the Authorization Code Flow',
    `${FLOWS}/authorization-code-flow/call-your-api-using-the-authorization-code-flow`,
  ),
  rotation: auth0('Refresh Token Rotation', 'secure/tokens/refresh-tokens/refresh-token-rotation'),
} as const;
