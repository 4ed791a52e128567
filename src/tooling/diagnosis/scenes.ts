import { faultNamed } from './faults/faults.ts';
import { type Row, rows } from './faults/rows.ts';
import { type BaseName, bases } from './plays/bases.ts';
import type { Scene } from './scene.ts';

/** Nothing goes wrong in these. */
export const goodScenes: readonly Scene[] = (Object.keys(bases) as BaseName[]).map((id) => ({
  ...{ id, base: id, ...bases[id], faults: [] },
}));

const faulty = ([base, ...ids]: Row): Scene => ({
  ...{ id: `${base}: ${ids.join(' + ')}`, base, ...bases[base], faults: ids.map(faultNamed) },
});

/** One thing, or two that have nothing to do with each other, goes wrong in each of these. */
export const faultyScenes: readonly Scene[] = rows.map(faulty);

/** The same scene with nothing wrong in it. */
export const healthyFor = ({ base }: Scene): Scene => sceneNamed(base);

function sceneNamed(name: string): Scene {
  const found = goodScenes.find(({ id }) => id === name);
  if (!found) throw new Error(`There is no scene ${name}.`);
  return found;
}

/** A healthy login elsewhere, by another client at another server, for the noise around a scene. */
export function otherFor({ server, play }: Scene): Scene {
  const inPage = play === bases['page, mock server'].play;
  const id = server === 'oidc-provider' ? 'mock server' : 'PKCE';
  const name = inPage
    ? `web app, ${id}`
    : server === 'oidc-provider'
      ? 'page, mock server'
      : 'page, oidc-client-ts';
  return sceneNamed(name);
}
