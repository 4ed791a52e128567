import { type Browser, expect, test } from '@playwright/test';
import { filesOf } from '../src/tooling/diagnosis/forms/form.ts';
import { quickForms } from '../src/tooling/diagnosis/forms/names.ts';
import { type Judgement, judge } from '../src/tooling/diagnosis/judge.ts';
import { record } from '../src/tooling/diagnosis/record.ts';
import type { Recording } from '../src/tooling/diagnosis/recording.ts';
import type { Scene } from '../src/tooling/diagnosis/scene.ts';
import { faultyScenes, goodScenes, healthyFor, otherFor } from '../src/tooling/diagnosis/scenes.ts';
import { openWorld } from '../src/tooling/diagnosis/world/world.ts';

// Traces of servers and libraries that are not ours, recorded while the test runs. `npm run bench:diagnosis` has all scenes.

// The test makes its own browser profiles; pictures and traces of each would cost more than the scenes.
test.use({ screenshot: 'off', trace: 'off' });

const good = [
  'web app, mock server',
  'web app, mock server, openid-client 5',
  'web app, refresh with rotation',
  'hybrid',
  'implicit, fragment',
  'page, oidc-client-ts',
  'page, mock server',
  'nightly job',
  'nightly job, mock server',
  'password',
];

const faulty = [
  'web app, mock server: state changed on the way',
  'web app, mock server: verifier as its own challenge',
  'web app, mock server: issuer with a slash',
  'web app, mock server: ID token for another client',
  'web app, mock server: key that is not published + another nonce',
  'page, mock server: another verifier',
  'page, mock server: another nonce',
  'web app, PKCE: redirect_uri with a slash',
  'web app, PKCE: no verifier + secret in header and form',
  'nightly job: wrong secret',
  'nightly job: token for another API',
  'nightly job: no content type',
  'nightly job, private_key_jwt: assertion expired',
  'password: wrong password',
];

test('good traces of real servers and libraries, in every form: no error, no warning, the right flow', async ({
  browser,
}) => {
  const judgements = await judged(browser, goodScenes, good);
  expect(failures(judgements, 'quiet')).toEqual([]);
});

test('faulty traces of real servers and libraries, in every form: the injected cause comes first', async ({
  browser,
}) => {
  const judgements = await judged(browser, faultyScenes, faulty);
  expect(failures(judgements, 'first')).toEqual([]);
});

async function judged(
  browser: Browser,
  scenes: readonly Scene[],
  ids: readonly string[],
): Promise<Judgement[]> {
  const world = await openWorld();
  const made = new Map<string, Recording>();
  const recording = async (scene: Scene) => {
    const one = made.get(scene.id) ?? (await record(world, browser, scene));
    made.set(scene.id, one);
    return one;
  };
  const judgements: Judgement[] = [];
  for (const id of ids) {
    const scene = scenes.find((one) => one.id === id);
    if (!scene) throw new Error(`There is no scene ${id}.`);
    const [own, other] = [await recording(scene), await recording(otherFor(scene))];
    const given = { recording: own, other, healthy: await recording(healthyFor(scene)) };
    for (const form of quickForms) judgements.push(await judge(scene, form, filesOf(form, given)));
  }
  await world.close();
  return judgements;
}

/** What came otherwise. A form that cannot show the cause may leave it open. */
function failures(judgements: readonly Judgement[], wanted: 'quiet' | 'first'): object[] {
  return judgements.filter(({ outcome, wronglyProved, flowIsRight }) => {
    const right = outcome === wanted || (wanted === 'first' && outcome === 'untold');
    return !right || !flowIsRight || wronglyProved.length > 0;
  });
}
