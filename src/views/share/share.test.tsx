import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { plainRecipe, type Recipe } from '../../lab/index.ts';
import { busy, PKCE } from '../saved/testing/runs.ts';
import { LinkField } from './LinkField.tsx';
import { linkLength } from './link-length.ts';
import { ShareRun } from './ShareRun.tsx';

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const dialogOf = (recipe: Recipe) =>
  renderToStaticMarkup(
    <ShareRun
      recipe={recipe}
      position={{ event: 3, until: 5 }}
      step={4}
      title="Authorization Code with PKCE"
      optionList={[]}
      plainLink="https://tour.example/#/flows/authorization-code-pkce?step=4"
      linkOf={async () => 'https://tour.example/#'}
    />,
  );

describe('the share dialog', () => {
  it('says what the link carries', () => {
    const text = textOf(dialogOf(plainRecipe(PKCE)));
    expect(text).toContain('Authorization Code with PKCE, at step 4');
    expect(text).toContain('Options the defaults Protections as they should be Done nothing by hand');
    expect(text).toContain('It holds nothing that you typed');
    expect(text).not.toContain('Seed');
    expect(textOf(dialogOf(plainRecipe(PKCE, { seed: 'my own' })))).toContain('Seed my own');
  });

  it('lists what was typed, hides a password and leaves it out from the start', () => {
    const html = dialogOf(busy);
    expect(html).not.toContain('my real password');
    expect(textOf(html)).toContain(
      'server.requirePkce off, server.allowPlainChallenge on, app.checkState off',
    );
    const boxes = [...html.matchAll(/<input type="checkbox"[^>]*>/g)].map(([box]) => box);
    const ticked = boxes.map((box) => [/aria-label="([^"]*)/.exec(box)?.[1], box.includes('checked=""')]);
    expect(ticked).toEqual([
      ['Leave out: option scope', false],
      ['Leave out: email at Sign in', true],
      ['Leave out: password at Sign in', true],
      ['Leave out: code in POST /oauth/token', false],
    ]);
    // The answer is left out already, so the count does not have it.
    expect(textOf(html)).toContain('Done 2 edits, 1 replay, 1 wait, 1 offer taken');
  });

  it('draws what was typed as text', () => {
    const html = dialogOf(
      plainRecipe(PKCE, { moves: [{ at: '<b>x</b>', do: 'edit', edits: [{ body: '<img src=x>' }] }] }),
    );
    expect(html).toContain('&lt;img');
    expect(html).not.toMatch(/<img|<b>/);
  });
});

describe('the link', () => {
  it('warns above 2,000 characters', () => {
    expect(linkLength('x'.repeat(2_000))).toEqual({ words: '2,000 characters', mayBeCut: false });
    expect(linkLength('x'.repeat(2_001)).mayBeCut).toBe(true);
    const html = renderToStaticMarkup(<LinkField state={{ kind: 'made', link: 'x'.repeat(3_214) }} />);
    expect(textOf(html)).toContain('3,214 characters');
    expect(html).toContain('role="alert"');
  });

  it('cannot be copied before it is made, and says when it cannot be', () => {
    const making = renderToStaticMarkup(<LinkField state={{ kind: 'making' }} />);
    expect(making).toMatch(/<button[^>]*aria-disabled="true"/);
    const failed = renderToStaticMarkup(
      <LinkField state={{ kind: 'failed', reason: 'It is longer than a link can be.' }} />,
    );
    expect(failed).not.toContain('<button');
    expect(textOf(failed)).toContain('No link can be made of this run. It is longer than a link can be.');
  });
});
