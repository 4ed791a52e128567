import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { startServer } from './static-server.ts';

/** `npm start`: builds the page, serves it on this computer and opens it where a browser can be opened. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    'no-open': { type: 'boolean', default: false },
  },
});

await build({ logLevel: 'warn' });
const { url } = await startServer({ dir: 'dist', port: Number(values.port) });
console.log(`\n  Grant Tour is at ${url}\n  Ctrl+C stops it.\n`);
if (!values['no-open'] && !process.env['CI']) open(url);

/** Asks the system to show an address; where it cannot, the printed address is enough. */
function open(address: string): void {
  const [command, ...args] = openCommand(address);
  if (!command) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function openCommand(address: string): string[] {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address];
  const hasScreen =
    process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] || process.env['WSL_DISTRO_NAME'];
  return hasScreen ? ['xdg-open', address] : [];
}
