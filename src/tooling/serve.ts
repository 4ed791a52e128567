import { parseArgs } from 'node:util';
import { startServer } from './static-server.ts';

/** Serves the built page: `tsx src/tooling/serve.ts [--base /some/path/] [--port 4173] [--dir dist]`. */
const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '/' },
    port: { type: 'string', default: '4173' },
    dir: { type: 'string', default: 'dist' },
  },
});

const server = await startServer({ dir: values.dir, base: values.base, port: Number(values.port) });
console.log(server.url);
