import { cookies, openid, rfc } from '../../../protocol/spec.ts';
import type { Kind } from '../kind.ts';
import { type Answers, flowOf } from '../outcome.ts';
import type { Setting } from '../verdict.ts';

const FAPI = openid('FAPI 2.0', 'fapi-security-profile-2_0-final', '5.3.3', 'section-5.3.3');
const FORM_POST = openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode');

/** What comes back through the browser. */
export function responseType(kind: Kind): Setting | undefined {
  const row = { name: 'responseType', label: 'Response type' };
  if (kind === 'atOnce')
    return {
      ...row,
      value: 'code id_token',
      why: 'Only the ID token comes with the code. An access token should not pass through the browser.',
      spec: rfc(9700, '2.1.2'),
    };
  if (flowOf[kind] === 'implicit-form-post')
    return {
      ...row,
      value: 'id_token, by form_post',
      why: 'As the type does not contain token, no access token is issued. The form keeps the ID token out of URL and history.',
      spec: FORM_POST,
    };
  return undefined;
}

/** What ties the code to the app that asked. */
export function pkce(kind: Kind, { stakes }: Answers): Setting | undefined {
  const row = { name: 'challengeMethod', label: 'PKCE', value: 'S256' };
  if (flowOf[kind] === 'authorization-code-pkce')
    return {
      ...row,
      why: 'Required of public clients. The request carries a hash of the verifier, so whoever reads it learns nothing.',
      spec: rfc(9700, '2.1.1'),
    };
  if (stakes === 'yes')
    return {
      ...row,
      why: 'FAPI 2.0 requires it. The run of this flow shows nonce instead, the other protection against an injected code.',
      spec: FAPI,
    };
  if (kind === 'atOnce')
    return {
      ...row,
      why: 'Needed by an app that uses the first ID token before the code is redeemed: nonce alone would bid it wait. The run of this flow shows nonce and c_hash.',
      spec: rfc(9700, '4.5.3.2'),
    };
  if (flowOf[kind] === 'authorization-code')
    return {
      ...row,
      why: 'Recommended for servers too. The run of this flow shows nonce instead, which is accepted of a confidential client that checks it.',
      spec: rfc(9700, '2.1.1'),
    };
  return undefined;
}

/** Whether the request is pushed past the browser. */
export function par({ stakes }: Answers): Setting | undefined {
  if (stakes !== 'yes') return undefined;
  return {
    ...{ name: 'par', label: 'Pushed request (PAR)', value: 'on' },
    why: 'The request goes from server to server, so nobody in the browser can read or change it.',
    spec: rfc(9126, '1'),
  };
}

/** What finds the session again after a form post. */
export function sessionCookie(kind: Kind): Setting | undefined {
  if (kind !== 'atOnce' && flowOf[kind] !== 'implicit-form-post') return undefined;
  return {
    ...{ name: 'sessionCookie', label: "The app's session cookie", value: 'SameSite=None; Secure' },
    why: 'The form post comes from another site; the browser sends no other cookie along.',
    spec: cookies('4.1.2.7'),
  };
}
