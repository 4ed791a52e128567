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
export const redacted = (har: Har): Har =>
  withEntries(
    har,
    har.log.entries.map((entry): HarEntry => {
      const clean = (text: string) => text.replaceAll(SECRETS, '$1REDACTED');
      const headers = <T extends { readonly name: string; readonly value: string }>(given: readonly T[]) =>
        given.map((one) => ({
          ...one,
          value: /^(cookie|set-cookie|authorization)$/i.test(one.name) ? 'REDACTED' : clean(one.value),
        }));
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
    }),
  );
