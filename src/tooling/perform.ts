import { text } from 'node:stream/consumers';
import { performCommand } from './perform/command.ts';

/** `npm run perform -- recipe.json`: performs a recipe and prints its trace; `-- --help` says more. */
const { code, stdout, stderr } = await performCommand(process.argv.slice(2), () => text(process.stdin));

// Whoever reads may stop early, as `head` does: what is left is not wanted, and that is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
process.stderr.write(stderr);
process.stdout.write(stdout);
// Set, not called: exit() would cut off what is still on its way into a pipe.
process.exitCode = code;
