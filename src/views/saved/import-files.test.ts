import { describe, expect, it } from 'vitest';
import { plainRecipe } from '../../lab/index.ts';
import { type ImportInto, importFiles } from './import-files.ts';
import { problems } from './kept-list.ts';
import { recipeFileText } from './recipe-file.ts';
import { openRunStore } from './store.ts';
import { busy, PKCE } from './testing/runs.ts';
import { memoryStorage } from './testing/storages.ts';

const position = { event: 3, until: 5 };
const fileOf = (name: string, text: string) => new File([text], name);
const into = (storage = memoryStorage()): ImportInto => ({
  store: openRunStore(() => storage, 'runs'),
  titleOf: (flow) => (flow === PKCE ? 'PKCE' : undefined),
  now: () => 5,
});

describe('importing files', () => {
  it('saves each good one and names each bad one', async () => {
    const target = into();
    const results = await importFiles(
      [
        fileOf('a.json', recipeFileText({ name: 'Mine', recipe: busy, position })),
        fileOf('b.json', '{'),
        fileOf('bare recipe.json', JSON.stringify(busy)),
        fileOf('c.json', JSON.stringify({ grantTour: 'recipe', recipe: { ...busy, moves: [{}] } })),
        fileOf('d.json', JSON.stringify(plainRecipe('no-flow'))),
        fileOf('large.json', ' '.repeat(1_000_001)),
      ],
      target,
    );
    expect(results).toEqual([
      { file: 'a.json', name: 'Mine' },
      { file: 'b.json', problem: expect.stringMatching(/^It is not JSON\./) },
      { file: 'bare recipe.json', name: 'bare recipe' },
      { file: 'c.json', problem: '$.recipe.moves[0].at: expected the name of a stop' },
      { file: 'd.json', problem: 'There is no flow called "no-flow".' },
      { file: 'large.json', problem: 'It has 1.1 MB; a recipe has at most 1 MB.' },
    ]);
    expect(target.store.list().runs).toEqual([
      { name: 'bare recipe', savedAt: 5, recipe: busy, position: { event: 0, until: 0 } },
      { name: 'Mine', savedAt: 5, recipe: busy, position },
    ]);
  });

  it('gives a taken name a number and overwrites nothing', async () => {
    const target = into();
    const file = fileOf('a.json', recipeFileText({ name: 'Mine', recipe: busy }));
    const results = await importFiles([file, file, fileOf('\u0000.json', JSON.stringify(busy))], target);
    expect(results.map((result) => 'name' in result && result.name)).toEqual([
      ...['Mine', 'Mine (2)', 'Imported run'],
    ]);
    expect(target.store.list().runs).toHaveLength(3);
  });

  it('says what the storage says', async () => {
    const results = await importFiles([fileOf('a.json', JSON.stringify(busy))], into(memoryStorage({}, 20)));
    expect(results).toEqual([{ file: 'a.json', problem: problems.full }]);
  });

  it('says of a folder that it cannot be read', async () => {
    const folder = fileOf('folder', '');
    folder.text = () =>
      Promise.reject(new DOMException('A requested file could not be found.', 'NotFoundError'));
    expect(await importFiles([folder], into())).toMatchObject([
      { problem: expect.stringContaining('cannot read it') },
    ]);
  });
});
