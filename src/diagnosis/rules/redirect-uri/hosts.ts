/**
 * Whether a host is this machine itself: what is sent there leaves it not.
 * @see [RFC 8252 - OAuth 2.0 for Native Apps, section 7.3](https://www.rfc-editor.org/rfc/rfc8252#section-7.3)
 */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/** Whether a host can be reached only inside a network: a machine to develop or test on. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase();
  if (!host.includes('.') && !host.startsWith('[')) return true;
  if (/\.(local|internal|lan|home|test|localdomain|svc|invalid)$/.test(host)) return true;
  return /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\./.test(host);
}
