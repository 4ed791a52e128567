/** What is sent, and what comes back. */
export type Sent = readonly [
  method: string,
  url: string,
  type: string,
  answer: string,
  body?: string | undefined,
  status?: number,
];

const json = 'application/json';

/** Requests that look like OAuth to whoever reads names only. `callbacks` are addresses of the trace that others quote. */
export function traps(callbacks: readonly string[]): Sent[] {
  const quoted = callbacks[0] ?? 'https://shop.example/callback?code=x&state=y';
  const page = encodeURIComponent(quoted);
  return [
    ['GET', `https://analytics.example/g/collect?v=2&state=visible&code=US&dl=${page}`, 'image/gif', ''],
    [
      'POST',
      'https://errors.example/api/42/envelope/',
      json,
      '{"id":"1"}',
      JSON.stringify({ url: quoted, level: 'error' }),
    ],
    ['POST', 'https://replay.example/rec', json, '{}', JSON.stringify({ href: quoted, referrer: quoted })],
    ['GET', 'https://shop.example/cart?code=SPRING24&state=applied', 'text/html', '<p>Saved</p>'],
    ['GET', 'https://weather.example/v1/now?state=CA&scope=city', json, '{"code":200,"state":"sunny"}'],
    ['POST', 'https://push.example/token', json, '{"token":"f3a1","expires_in":60}', '{"device":"web"}'],
    [
      'POST',
      'https://graph.example/graphql',
      json,
      '{"data":{"code":"OK","state":"READY"}}',
      '{"query":"{ state code }"}',
    ],
    ['GET', 'https://jobs.example/metrics', 'text/plain', 'Unauthorized', undefined, 401],
    ['GET', 'https://ads.example/bid?client_id=77123&scope=banner', 'text/html', 'no bid', undefined, 500],
    ['GET', 'https://maps.example/api/js?client=gme-acme&callback=init', 'text/javascript', 'init()'],
    ['GET', 'https://cms.example/preview?error=none&error_description=', 'text/html', '<p>Preview</p>'],
    ['GET', 'https://chat.example/socket?access=guest&nonce=18', json, '{"sid":"a1"}'],
    ['GET', `https://cdn.consent.example/v2?gdpr=1&url=${page}`, 'text/javascript', 'void 0'],
    ['OPTIONS', 'https://metrics.example/v1/batch', 'text/plain', '', undefined, 204],
    ['GET', 'https://shop.example/favicon.ico', 'text/html', 'Not found', undefined, 404],
  ];
}
