/** A secret of a message, for looking whether it is one. */
export interface SecretFound {
  /** Secrets of two groups are never the same text, except where a sanitizer wrote both. */
  readonly group: string;
  readonly value: string;
  /** Of a JWT: its signature, and what it signs. */
  readonly signature?: string;
  readonly signed?: string;
}

/** A real `state` may be the `nonce` too, and plain PKCE's challenge is its verifier. */
const GROUPS: Readonly<Record<string, string>> = {
  code: 'code',
  state: 'state',
  nonce: 'state',
  code_verifier: 'verifier',
  code_challenge: 'verifier',
  access_token: 'token',
  id_token: 'token',
  refresh_token: 'refresh token',
  client_secret: 'client secret',
  client_assertion: 'assertion',
  device_code: 'device code',
};

const NAMES = Object.keys(GROUPS).join('|');

/** A parameter in a URL or in a form, or a member of JSON; values are long only if they are tokens. */
const IN_FORM = new RegExp(`(?:^|[?&#])(${NAMES})=([^&#\\s]*)`, 'g');
const IN_JSON = new RegExp(`"(${NAMES})"\\s*:\\s*"([^"\\\\]*)"`, 'g');

/** The secrets in a URL and in a body that is a form or JSON. Pages, scripts and pictures are not searched. */
export function secretsIn(url: string, body: string | undefined): readonly SecretFound[] {
  const inUrl = url.includes('=') ? collected(IN_FORM, url) : NONE;
  if (body === undefined || body === '' || body.length > 10_000_000) return inUrl;
  const first = body.charCodeAt(0);
  const json = first === 123 || first === 91 || first <= 32;
  if (json && !body.includes('_token"') && !body.includes('_code"') && !body.includes('"code')) return inUrl;
  const inBody = json ? collected(IN_JSON, body) : isForm(body) ? collected(IN_FORM, body) : NONE;
  return inUrl.length === 0 ? inBody : [...inUrl, ...inBody];
}

const NONE: readonly SecretFound[] = [];

/** A form starts with a short name. */
const isForm = (body: string): boolean => /^[\w.[\]%-]{1,60}=/.test(body);

function collected(pattern: RegExp, text: string): readonly SecretFound[] {
  const found: SecretFound[] = [];
  for (const [, name = '', raw = ''] of text.matchAll(pattern)) {
    const value = raw.includes('%') ? decoded(raw) : raw;
    const group = GROUPS[name];
    if (value === '' || group === undefined) continue;
    found.push({ group, value, ...signatureOf(value) });
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The parts of a JWT that is signed; nothing for an unsigned or encrypted one. */
function signatureOf(value: string): { signature?: string; signed?: string } {
  if (!value.startsWith('eyJ')) return {};
  const last = value.lastIndexOf('.');
  const signed = value.slice(0, last);
  const signature = value.slice(last + 1);
  return signed.indexOf('.') === signed.lastIndexOf('.') && signed.includes('.') && signature !== ''
    ? { signature, signed }
    : {};
}
