import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Har } from './har.ts';
import type { Recording } from './recording.ts';

/** Where recordings stay between runs; nothing of it is committed. */
export const SCENES = 'node_modules/.cache/grant-tour/scenes';

const parts = ['browser', 'back', 'wire'] as const;

/** A folder a scene, a file a HAR. */
export async function keep(folder: string, id: string, recording: Recording): Promise<void> {
  const place = join(folder, nameOf(id));
  await mkdir(place, { recursive: true });
  for (const part of parts) {
    const har = recording[part];
    if (har) await writeFile(join(place, `${part}.har`), JSON.stringify(har, null, 1));
  }
}

/** A recording as it was kept; `undefined` where there is none. */
export async function kept(folder: string, id: string): Promise<Recording | undefined> {
  const place = join(folder, nameOf(id));
  if (!existsSync(join(place, 'wire.har'))) return undefined;
  const [browser, back, wire] = await Promise.all(parts.map((part) => read(join(place, `${part}.har`))));
  return wire && { wire, ...(browser && { browser }), ...(back && { back }) };
}

async function read(file: string): Promise<Har | undefined> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Har) : undefined;
}

const nameOf = (id: string): string => id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
