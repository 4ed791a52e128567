import type { ClientRequestArgs } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import type { Handle } from '../../../protocol/http.ts';
import { httpServer } from '../../testing/loopback.ts';

/** Takes every https request of a library that opens its own sockets to one server, in plain HTTP: no certificate, no name to resolve. */
class OneServerAgent extends Agent {
  readonly #open: () => Duplex;

  constructor(open: () => Duplex) {
    super();
    this.#open = open;
    // An own property, because libraries copy their options deeply, and a copy has no private fields.
    this.createConnection = () => this.#open();
  }

  declare createConnection: (options: ClientRequestArgs) => Duplex;
}

/** To a port of this computer. */
export const agentToPort = (port: number): Agent => new OneServerAgent(() => connect(port, '127.0.0.1'));

/** To a server of messages, without any socket: the bytes of HTTP go through memory. */
export function agentInProcess(handle: Handle): Agent {
  const server = httpServer(handle);
  return new OneServerAgent(() => {
    const [here, there] = [new Side(), new Side()];
    here.other = there;
    there.other = here;
    server.emit('connection', there);
    return here;
  });
}

/** One end of a connection in memory. */
class Side extends Duplex {
  other: Side | undefined;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.other?.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  /** What HTTP clients ask of a socket beyond a stream. */
  setTimeout(): this {
    return this;
  }
}
