import { type Header, type HttpRequest, type HttpResponse, header } from '../../../protocol/http.ts';

/** What differs between the two servers in names only: the API's parameter, the fields of forms, who asks for a page. */
export function toPeer(request: HttpRequest): HttpRequest {
  const url = new URL(request.url);
  const pages = /^\/(authorize|login|consent|activate|oidc\/logout)/.test(url.pathname);
  const accept: Header = ['Accept', pages ? 'text/html' : 'application/json'];
  const headers = [...request.headers, accept];
  const query = renamed(url.search, url.pathname);
  // The button of the logout page; a request of an app has none.
  const confirms = url.pathname === '/oidc/logout' && /(^|&)action=/.test(request.body ?? '');
  const path = confirms ? '/oidc/logout/confirm' : url.pathname;
  const body = request.body === undefined ? {} : { body: renamed(request.body, url.pathname) };
  return { ...request, url: `${url.origin}${path}${query}`, headers, ...body };
}

function renamed(text: string, path: string): string {
  const named = text.replace(/(^|[?&])audience=/g, '$1resource=');
  if (!/^\/(activate|oidc\/logout)/.test(path)) return named;
  return named.replace(/(^|[?&])csrf=/g, '$1xsrf=').replace(/(^|[?&])action=logout/g, '$1logout=yes');
}

/** Its pages with the names that the test browser knows. */
export function fromPeer(response: HttpResponse): HttpResponse {
  if (!header(response, 'content-type')?.startsWith('text/html')) return response;
  const body = response.body
    .replaceAll('name="xsrf"', 'name="csrf"')
    // The page that sends itself by a script.
    .replace(
      /(document\.forms\[0\]\.submit[\s\S]*?)<body>\s*<form /,
      '$1<body data-page="form_post"><form data-auto-submit ',
    );
  return { ...response, body };
}
