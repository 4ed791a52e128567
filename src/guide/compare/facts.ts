import type { FlowId } from '../../flows/index.ts';
import { oauth21, oidcCore, rfc, type SpecRef } from '../../protocol/spec.ts';

export { type FlowId, flowIds, isFlowId } from '../../flows/index.ts';

/** Something that no run can tell, with the section that says it. */
export interface Fact {
  /** A few words, for a narrow column. */
  readonly text: string;
  /** One or two sentences more. */
  readonly more: string;
  readonly spec: SpecRef;
}

/** What is written down of a flow, because it cannot be counted. */
export interface FlowFacts {
  /** A name for the head of a narrow column. */
  readonly short: string;
  /** Which kind of client it is for. */
  readonly client: Fact;
  /** What becomes of it in OAuth 2.1. */
  readonly oauth21: Fact;
}

/** The facts of each flow. */
export const flowFacts: Readonly<Record<FlowId, FlowFacts>> = {
  'authorization-code': {
    short: 'Authorization Code',
    client: {
      text: 'Confidential: web app with a server',
      more: 'Its server can keep a secret or a key, and holds the tokens. The page of the app gets a cookie.',
      spec: rfc(6749, '2.1'),
    },
    oauth21: {
      text: 'Kept, with PKCE',
      more: "Of the draft's own grants it is the one for users. PKCE is part of it; a confidential client may rely on nonce instead, if it checks it.",
      spec: oauth21('7.5.1'),
    },
  },
  'authorization-code-pkce': {
    short: 'Code with PKCE',
    client: {
      text: 'Public: page or native app',
      more: 'Everybody can take the app apart, so no secret in it stays one. A fresh verifier for each login takes its place.',
      spec: rfc(6749, '2.1'),
    },
    oauth21: {
      text: 'Kept, PKCE is a must',
      more: 'PKCE is no longer an extension but part of the code grant, and public clients have to use it.',
      spec: oauth21('7.5.1'),
    },
  },
  'implicit-form-post': {
    short: 'Implicit, Form Post',
    client: {
      text: 'Web app that takes a POST',
      more: 'The app needs a server that the browser can post to, but no secret: it only verifies a signature.',
      spec: oidcCore('3.2', 'ImplicitFlowAuth'),
    },
    oauth21: {
      text: 'Access tokens out, ID tokens untouched',
      more: 'The implicit grant (response_type=token) is left out. response_type=id_token, which brings no access token, belongs to OpenID Connect and is not affected.',
      spec: oauth21('10.1'),
    },
  },
  hybrid: {
    short: 'Hybrid',
    client: {
      text: 'Confidential: web app with a server',
      more: 'Its server redeems the code with a secret or a key, and takes the first ID token by a POST of the browser.',
      spec: oidcCore('3.3', 'HybridFlowAuth'),
    },
    oauth21: {
      text: 'Left to OpenID Connect',
      more: 'OAuth 2.1 has the code alone and leaves code id_token to OpenID Connect. Access tokens should come in no authorization response any more.',
      spec: oauth21('10.1'),
    },
  },
  'client-credentials': {
    short: 'Client Credentials',
    client: {
      text: 'Confidential: service or job',
      more: 'A program that runs where nobody else reads its key or secret. It acts for itself.',
      spec: rfc(6749, '4.4'),
    },
    oauth21: {
      text: 'Kept, confidential only',
      more: 'Only clients that authenticate may use it.',
      spec: oauth21('4.2'),
    },
  },
  'device-authorization': {
    short: 'Device',
    client: {
      text: 'Public: TV, console, command line',
      more: 'A device without a browser or a keyboard; a second one, usually a phone, has both.',
      spec: rfc(8628, '1'),
    },
    oauth21: {
      text: 'Kept as an extension',
      more: 'OAuth 2.1 leaves room for extension grants and names this one as an example.',
      spec: oauth21('4.4'),
    },
  },
  'resource-owner-password': {
    short: 'Password',
    client: {
      text: 'First party that cannot redirect',
      more: 'Only where the user trusts the app fully, and no other grant works: the app sees the password, and nobody can see what it keeps.',
      spec: rfc(6749, '4.3'),
    },
    oauth21: {
      text: 'Removed',
      more: 'The password grant is left out of OAuth 2.1, and RFC 9700 says that it must not be used.',
      spec: oauth21('10'),
    },
  },
};
