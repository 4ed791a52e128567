import { Pool } from 'undici';
import type { Handle, Header } from '../../../protocol/http.ts';

/** Sends messages over real HTTP to one origin, on connections that stay open. Lean, so that servers are measured and not this. */
export function keepAlive(origin: string): Handle {
  const client = new Pool(origin, { connections: 8 });
  return async ({ method, url, headers, body = null }) => {
    const sent = { path: url.slice(origin.length), method, headers: headers.flat(), body };
    const answer = await client.request(sent);
    return {
      status: answer.statusCode,
      headers: pairs(answer.headers),
      body: await answer.body.text(),
    };
  };
}

function pairs(headers: Readonly<Record<string, string | string[] | undefined>>): Header[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): Header => [name, one]),
  );
}
