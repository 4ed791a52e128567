import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perform, plainRecipe } from '../../lab/index.ts';
import { beginning, KeptRunError } from './kept-run.ts';
import { readRecipeFile, recipeFileName, recipeFileText, sizeProblem } from './recipe-file.ts';
import { busy, keptOf, PKCE } from './testing/runs.ts';

const position = { event: 3, until: 5 };

describe('a recipe file', () => {
  it('is pretty JSON that says what it is, and reads back', () => {
    const text = recipeFileText({ name: 'Mine', recipe: busy, position });
    expect(text).toMatch(/^\{\n {2}"grantTour": "recipe",\n {2}"name": "Mine",\n {2}"recipe": \{\n/);
    expect(text.endsWith('}\n')).toBe(true);
    expect(readRecipeFile(text)).toEqual({ name: 'Mine', recipe: busy, position });
  });

  it('may have neither name nor position', () => {
    const text = recipeFileText({ recipe: busy });
    expect(Object.keys(JSON.parse(text))).toEqual(['grantTour', 'recipe']);
    expect(readRecipeFile(text)).toEqual({ recipe: busy, position: beginning });
  });

  it('may be a recipe alone, with the mark of an editor before it', () => {
    expect(readRecipeFile(`\uFEFF${JSON.stringify(busy)}`)).toEqual({ recipe: busy, position: beginning });
  });

  it('performs to the same bytes as before', async () => {
    const { recipe } = readRecipeFile(recipeFileText(keptOf()));
    expect(JSON.stringify(await perform(recipe))).toBe(JSON.stringify(await perform(plainRecipe(PKCE))));
  });

  it.each([
    ['', 'It is not JSON.'],
    ['{"grantTour": "recipe",}', 'It is not JSON.'],
    ['[]', '$: expected an object'],
    ['{}', '$.version:'],
    [JSON.stringify({ ...busy, seed: 5 }), '$.seed: expected a text'],
    ['{"grantTour": "trace"}', '$.grantTour: expected "recipe", got "trace"'],
    ['{"grantTour": "recipe"}', '$.recipe: expected an object'],
    [JSON.stringify({ grantTour: 'recipe', recipe: { ...busy, moves: [5] } }), '$.recipe.moves[0]:'],
    [JSON.stringify({ grantTour: 'recipe', recipe: busy, name: 5 }), '$.name: expected a text'],
    [JSON.stringify({ grantTour: 'recipe', recipe: busy, position: [] }), '$.position: expected an object'],
    [
      JSON.stringify({ grantTour: 'recipe', recipe: busy, position: { event: 3, until: 2 } }),
      '$.position.until:',
    ],
    [`{"__proto__": ${JSON.stringify({ grantTour: 'recipe', recipe: busy })}}`, '$.version:'],
  ])('refuses what is wrong, and says where (%#)', (text, message) => {
    expect(() => readRecipeFile(text)).toThrow(KeptRunError);
    expect(() => readRecipeFile(text)).toThrow(message);
  });

  it('is refused when it is too large or too deep, in words', () => {
    expect(sizeProblem(1_000_000)).toBeUndefined();
    expect(sizeProblem(1_000_001)).toBe('It has 1.1 MB; a recipe has at most 1 MB.');
    expect(sizeProblem(23_400_000)).toBe('It has 23.4 MB; a recipe has at most 1 MB.');
    expect(() => readRecipeFile(`"${'x'.repeat(1_000_000)}"`)).toThrow(/at most 1 MB/);
    expect(() => readRecipeFile('['.repeat(900_000))).toThrow(KeptRunError);
  });

  it('never throws anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        try {
          readRecipeFile(text);
        } catch (error) {
          expect(error).toBeInstanceOf(KeptRunError);
        }
      }),
    );
  });

  it('takes a name on one line, without what turns the text around', () => {
    const read = (name: string) => readRecipeFile(recipeFileText({ name, recipe: busy })).name;
    expect(read(' a\u202egnp.\n\tb ')).toBe('a gnp. b');
    expect(read('\u0000 \n')).toBeUndefined();
    expect(read('x'.repeat(500))).toHaveLength(80);
  });
});

describe('the name of the file', () => {
  it.each([
    ['PKCE: code edited, 90 s waited', 'grant-tour-pkce-code-edited-90-s-waited.json'],
    ['../../etc/passwd', 'grant-tour-etc-passwd.json'],
    ['CON', 'grant-tour-con.json'],
    ['Réponse forgée', 'grant-tour-réponse-forgée.json'],
    ['認可コード', 'grant-tour-認可コード.json'],
    ['<img src=x>\u202e.exe', 'grant-tour-img-src-x-exe.json'],
    ['…', 'grant-tour-run.json'],
  ])('of %j is %s', (name, file) => {
    expect(recipeFileName(name)).toBe(file);
  });

  it('is safe on every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(recipeFileName(name)).toMatch(/^grant-tour-[\p{L}\p{M}\p{N}-]{1,56}\.json$/u);
      }),
    );
  });
});
