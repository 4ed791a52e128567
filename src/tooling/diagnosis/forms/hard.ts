import { createHash } from 'node:crypto';
import { type Har, type HarEntry, withEntries } from '../har.ts';

/** Each leaves out so much that a cause may be out of sight; what is said of it must be no less true for that. */

/** A browser's file without "Preserve log": it begins at the callback. */
export function fromCallback(har: Har): Har {
  const at = har.log.entries.findIndex(({ request }) => /\/(callback|fragment|silent)\b/.test(request.url));
  return withEntries(har, har.log.entries.slice(Math.max(0, at)));
}

/** It was stopped before the end. */
export const untilMiddle = (har: Har): Har =>
  withEntries(har, har.log.entries.slice(0, Math.ceil(har.log.entries.length * 0.7)));

/** No bodies, neither sent nor received. */
export const withoutBodies = (har: Har): Har =>
  withEntries(
    har,
    har.log.entries.map(({ request: { postData, ...request }, response, ...others }) => {
      const { text: _text, ...content } = response.content;
      const kept = postData ? { postData: { mimeType: postData.mimeType } } : {};
      return { ...others, request: { ...request, ...kept }, response: { ...response, content } };
    }),
  );

/** Safari's file: of a chain of redirects only the last answer is there. */
export const folded = (har: Har): Har =>
  withEntries(
    har,
    har.log.entries.filter(({ response }) => response.status < 300 || response.status >= 400),
  );

/** Nobody wrote down when. */
export const timeless = (har: Har): Har =>
  withEntries(
    har,
    har.log.entries.map((entry) => ({ ...entry, startedDateTime: '', time: 0 })),
  );

const SECRETS =
  /((?:code|state|nonce|code_challenge|code_verifier|client_secret|password|access_token|id_token|refresh_token|id_token_hint|device_code|client_assertion)(?:=|%3D|"\s*:\s*"|" value="))([^&"\s]+)/g;

/** A sanitizer puts one word in place of every secret. */
export const redacted = (har: Har): Har => replaced(har, () => 'REDACTED');

/** A sanitizer that says what stood there. */
export const redactedByName = (har: Har): Har => replaced(har, (_secret, name) => `[${name} redacted]`);

/** A sanitizer that leaves what a JWT says and cuts its signature. */
export const withoutSignatures = (har: Har): Har =>
  JSON.parse(JSON.stringify(har).replaceAll(/(eyJ[\w-]+\.eyJ[\w-]+)\.[\w-]+/g, '$1.redacted')) as Har;

/** A sanitizer that lets one compare: the same secret has the same name everywhere. */
export const pseudonymous = (har: Har): Har =>
  replaced(har, (secret) =>
    createHash('sha256').update(decodeURIComponent(secret)).digest('hex').slice(0, 12),
  );

/** A sanitizer that leaves the beginning. */
export const masked = (har: Har): Har => replaced(har, (secret) => `${secret.slice(0, 4)}****`);

function replaced(har: Har, by: (secret: string, name: string) => string): Har {
  const clean = (text: string) =>
    text.replaceAll(
      SECRETS,
      (_all, before: string, secret: string) => before + by(secret, /\w+/.exec(before)?.[0] ?? ''),
    );
  const headers = <T extends { readonly name: string; readonly value: string }>(given: readonly T[]) =>
    given.map((one) => ({
      ...one,
      value: /^(cookie|set-cookie|authorization)$/i.test(one.name)
        ? by(one.value, one.name)
        : clean(one.value),
    }));
  const entries = har.log.entries.map((entry): HarEntry => {
    const { request, response } = entry;
    const text = request.postData?.text;
    return {
      ...entry,
      request: {
        ...request,
        url: clean(request.url),
        headers: headers(request.headers),
        queryString: [],
        ...(request.postData && { postData: { ...request.postData, ...(text && { text: clean(text) }) } }),
      },
      response: {
        ...response,
        headers: headers(response.headers),
        redirectURL: clean(response.redirectURL),
        content: {
          ...response.content,
          ...(response.content.text && { text: clean(response.content.text) }),
        },
      },
    };
  });
  return withEntries(har, entries);
}
