import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inject } from 'light-my-request';
import type { Loopback } from '../../../authorization-server/testing/loopback.ts';
import type { Handle, Header } from '../../../protocol/http.ts';

/** The version of a package as it is installed. */
export function installedVersion(name: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(`node_modules/${name}/package.json`, 'utf8'),
  );
  return version;
}

/**
 * Calls a Node request listener without a network, by fake request and response objects. What that costs by itself is measured
 * apart, because a server that is a function does not need it.
 *
 * An Express app that was called so answers no real request afterwards, in the whole process: light-my-request swaps the
 * prototypes that Express gives to requests. Measure over the network first.
 */
export function injected(listener: RequestListener): Handle {
  return async ({ method, url, headers, body }) => {
    const response = await inject(listener, {
      method,
      url,
      headers: Object.fromEntries(headers),
      validate: false,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: response.statusCode, headers: pairs(response.headers), body: response.payload };
  };
}

function pairs(headers: NodeJS.Dict<number | string | readonly string[]>): Header[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): Header => [name, String(one)]),
  );
}

/** Lets a request listener answer at a free port of 127.0.0.1. `make` gets the origin. */
export async function listenTo(make: (origin: string) => RequestListener): Promise<Loopback> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', make(origin));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, close };
}
