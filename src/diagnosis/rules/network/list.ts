import type { Rule } from '../../rule.ts';
import { bodyEmptyOrLost } from './body-empty-or-lost.ts';
import { endpointNotFound } from './endpoint-not-found.ts';
import { headerStripped } from './header-stripped.ts';
import { parametersEncodedTwice } from './parameters-encoded-twice.ts';
import { proxyChangedHost } from './proxy-changed-host.ts';
import { proxyChangedScheme } from './proxy-changed-scheme.ts';
import { rateLimited } from './rate-limited.ts';
import { responseNotJson } from './response-not-json.ts';
import { serverUnavailable } from './server-unavailable.ts';
import { tlsOrDnsFailure } from './tls-or-dns-failure.ts';
import { tokenRequestByGet } from './token-request-by-get.ts';
import { tokenRequestNotForm } from './token-request-not-form.ts';
import { tokenRequestRedirected } from './token-request-redirected.ts';

/** Rules about what happens on the way: proxies, addresses, formats, connections. */
export const networkRules: readonly Rule[] = [
  proxyChangedScheme,
  proxyChangedHost,
  endpointNotFound,
  tokenRequestRedirected,
  tokenRequestByGet,
  tokenRequestNotForm,
  bodyEmptyOrLost,
  parametersEncodedTwice,
  headerStripped,
  rateLimited,
  tlsOrDnsFailure,
  serverUnavailable,
  responseNotJson,
];
