import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { filesOf } from './diagnosis/forms/form.ts';
import { formNames, hardForms } from './diagnosis/forms/names.ts';
import { type Judgement, judge } from './diagnosis/judge.ts';
import { record } from './diagnosis/record.ts';
import type { Recording } from './diagnosis/recording.ts';
import { reportOf } from './diagnosis/report.ts';
import type { Scene } from './diagnosis/scene.ts';
import { faultyScenes, goodScenes, healthyFor, otherFor } from './diagnosis/scenes.ts';
import { speedReport } from './diagnosis/speed.ts';
import { keep, kept, SCENES } from './diagnosis/store.ts';
import { openWorld, type World } from './diagnosis/world/world.ts';

/**
 * `npm run bench:diagnosis`: records every scene with real servers, libraries and Chromium, and says how diagnosis does on them.
 * `-- --scenes node_modules/.cache/grant-tour/scenes` takes the recordings of an earlier run, and records what is missing;
 * `-- --only text` takes the scenes with that in their name.
 */
const { values } = parseArgs({
  options: {
    scenes: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});

interface Studio {
  readonly browser: Browser;
  readonly world: World;
}

let studio: Studio | undefined;

async function openStudio(): Promise<Studio> {
  const { executablePath, args } = await findBrowser();
  return { browser: await chromium.launch({ executablePath, args: [...args] }), world: await openWorld() };
}

const made = new Map<string, Recording>();

async function recordingOf(scene: Scene): Promise<Recording> {
  const known =
    made.get(scene.id) ?? (values.scenes === undefined ? undefined : await kept(values.scenes, scene.id));
  const recording = known ?? (await newRecording(scene));
  made.set(scene.id, recording);
  return recording;
}

async function newRecording(scene: Scene): Promise<Recording> {
  studio ??= await openStudio();
  const recording = await record(studio.world, studio.browser, scene);
  await keep(values.scenes ?? SCENES, scene.id, recording);
  return recording;
}

const judgements: Judgement[] = [];
for (const scene of [...goodScenes, ...faultyScenes]) {
  if (!scene.id.includes(values.only)) continue;
  const recording = await recordingOf(scene);
  const [other, healthy] = [await recordingOf(otherFor(scene)), await recordingOf(healthyFor(scene))];
  for (const form of [...formNames, ...hardForms])
    judgements.push(await judge(scene, form, filesOf(form, { recording, other, healthy })));
}
await studio?.browser.close();
await studio?.world.close();

const { text, passed } = reportOf(judgements);
console.log(text);
const sample = [...made].find(([id]) => id === 'web app, PKCE: another verifier')?.[1];
const healthy = made.get('page, mock server');
if (sample && healthy) console.log(`\n${await speedReport(sample, healthy)}`);
if (!passed) process.exitCode = 1;
