import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { header } from '../../protocol/http.ts';
import { type Har, harOf, type Seen } from './har.ts';
import type { Recording } from './recording.ts';
import { type Scene, twistOf } from './scene.ts';
import type { World } from './world/world.ts';

/** Plays a scene and records it. */
export async function record(world: World, browser: Browser, scene: Scene): Promise<Recording> {
  const twist = twistOf(scene);
  const folder = await mkdtemp(join(tmpdir(), 'scene-'));
  const path = join(folder, 'browser.har');
  world.begin(twist);
  let context: BrowserContext | undefined;
  const unrecorded: BrowserContext[] = [];
  const page = async () => {
    context ??= await browser.newContext({ recordHar: { path, mode: 'full', content: 'embed' } });
    return context.pages()[0] ?? (await context.newPage());
  };
  const elsewhere = async () => {
    const another = await browser.newContext();
    unrecorded.push(another);
    return another.newPage();
  };
  try {
    await scene.play({ world, page, elsewhere }, { ...scene.options, ...twist.options });
  } finally {
    for (const one of [...unrecorded, ...(context ? [context] : [])]) await one.close();
  }
  const recorded = context ? (JSON.parse(await readFile(path, 'utf8')) as Har) : undefined;
  await rm(folder, { recursive: true });
  const later = twist.later ?? ((same: Har) => same);
  const sent = world.seen.filter(byProgram);
  return {
    ...(recorded && { browser: later(recorded) }),
    ...(sent.length > 0 && { back: later(harOf('back-channel-log', sent)) }),
    wire: later(harOf('loopback-proxy', world.seen)),
  };
}

const byProgram = ({ request }: Seen): boolean => !header(request, 'user-agent')?.startsWith('Mozilla/');
