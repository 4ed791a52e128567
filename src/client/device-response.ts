import type { Check, Observer } from '../protocol/check.ts';
import { type HttpResponse, parseUrl } from '../protocol/http.ts';
import { rfc } from '../protocol/spec.ts';
import { jsonFields, secondsOf, textOf } from './json-body.ts';
import { firstRefusal, inWords, refused, type Verdict } from './verdict.ts';

/** What a device polls with, and what it shows to its user. */
export interface DeviceCodes {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  /** With the user code in it, for a QR code; empty where the server gave none. */
  readonly verificationUriComplete: string;
  /** In seconds. */
  readonly expiresIn: number;
  /** How long to wait between two polls at least, in seconds. */
  readonly interval: number;
}

/** The interval where the server gives none (RFC 8628 §3.2). */
const DEFAULT_INTERVAL = 5;

/**
 * Reads the answer of the device authorization endpoint. Show the user code next, and poll with `deviceCodeGrant`.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2)
 */
export async function readDeviceCodes(
  response: HttpResponse,
  observer: Observer,
): Promise<Verdict<DeviceCodes>> {
  const fields = jsonFields(response.body);
  const codes = {
    deviceCode: textOf(fields.device_code),
    userCode: textOf(fields.user_code),
    verificationUri: textOf(fields.verification_uri),
    verificationUriComplete: textOf(fields.verification_uri_complete),
    expiresIn: secondsOf(fields.expires_in) ?? 0,
    interval: secondsOf(fields.interval) ?? DEFAULT_INTERVAL,
  };
  const refusal = await firstRefusal(observer, [
    () => codesReturned(response.status, codes),
    () => uriUsable(codes),
    () => intervalUsable(fields.interval),
  ]);
  return refusal ? refused(refusal) : { ok: true, value: codes };
}

function codesReturned(
  status: number,
  { deviceCode, userCode, verificationUri, expiresIn }: DeviceCodes,
): Check {
  const required = { deviceCode, userCode, verificationUri, expiresIn };
  const wireNames = {
    deviceCode: 'device_code',
    userCode: 'user_code',
    verificationUri: 'verification_uri',
    expiresIn: 'expires_in',
  };
  const names = Object.keys(required) as (keyof typeof required)[];
  const missing = names.filter((name) => !required[name]).map((name) => wireNames[name]);
  return {
    id: 'device_codes_returned',
    title: 'The answer is a success with everything that a device needs',
    passed: status === 200 && missing.length === 0,
    expected: `200 with ${Object.values(wireNames).join(', ')}`,
    actual: missing.length === 0 ? `${status} with all of them` : `${status} without ${missing.join(', ')}`,
    spec: rfc(8628, '3.2'),
  };
}

/** A person opens it, or a camera does: it must be a page that nobody on the way can change. */
function uriUsable({ verificationUri, verificationUriComplete }: DeviceCodes): Check {
  const uris = [verificationUri, verificationUriComplete].filter(Boolean);
  return {
    id: 'verification_uri_usable',
    title: 'The page for the user code can be opened safely',
    passed: uris.every((uri) => parseUrl(uri)?.protocol === 'https:'),
    expected: 'https://…',
    actual: uris.join(' and '),
    spec: rfc(8628, '3.2'),
  };
}

function intervalUsable(interval: unknown): Check | undefined {
  if (interval === undefined) return undefined;
  return {
    id: 'poll_interval_usable',
    title: 'The interval between polls is a number of seconds',
    passed: secondsOf(interval) !== undefined,
    expected: 'a number above 0',
    actual: inWords(interval),
    spec: rfc(8628, '3.2'),
  };
}
