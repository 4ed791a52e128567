import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { occurrences } from '../../guide/glossary/occurrences.ts';
import type { Showcase } from '../../guide/glossary/showcases.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import { type Entry, entries, entryById, entryId } from '../../protocol/dictionary/index.ts';
import { traceModel } from '../../trace/index.ts';
import { EntryView } from './EntryView.tsx';
import { type Navigation, NavigationContext, type Reading, ReadingContext } from './reading.ts';
import { UnknownName } from './UnknownName.tsx';

const showcase: Showcase = { flow: 'authorization-code-pkce', options: {} };
const model = traceModel(await perform(plainRecipe(showcase.flow)));
const found = occurrences([model]);
const looked = { runs: [{ showcase, model, address: {}, words: '' }], of: 9, occurrences: found };

const navigation: Navigation = {
  ...{ query: {}, go: () => {} },
  hrefOf: ({ entry }) => `#/glossary?entry=${entry}`,
};
const runHref: NonNullable<Reading['tour']>['runHref'] = (flow, _, at) =>
  `#/flows/${flow}?step=${at?.step}&event=${at?.event}`;
const tour: Reading = { tour: { looked, runHref } };

const draw = (entry: Entry, reading: Reading = tour, ways: Partial<Navigation> = {}) =>
  renderToStaticMarkup(
    <NavigationContext value={{ ...navigation, ...ways }}>
      <ReadingContext value={reading}>
        <EntryView entry={entry} />
      </ReadingContext>
    </NavigationContext>,
  );
const entry = (id: string) => {
  const known = entryById(id);
  if (!known) throw new Error(`no entry ${id}`);
  return known;
};
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('an entry', () => {
  it('says who sets it, what goes wrong without it, and where it is defined', () => {
    const html = draw(entry('authorization-request.code_challenge'));
    expect(textOf(html)).toMatch(/Set by App .*RFC 7636 §4\.3/);
    expect(html).toContain('href="https://www.rfc-editor.org/rfc/rfc7636#section-4.3"');
    expect(textOf(html)).toContain('Without it:');
    expect(html).toContain('var(--party-app)');
  });

  it('has a real value, and a link to each step where it stands', () => {
    const html = draw(entry('authorization-request.state'));
    const [{ value = '', event, step } = {}] = found.get('authorization-request.state') ?? [];
    expect(html).toContain(value);
    expect(html).toContain('var(--secret-state)');
    expect(html).toContain(`href="#/flows/authorization-code-pkce?step=${step}&amp;event=${event}"`);
    expect(textOf(html)).toContain('Looked through 1 of 9 runs');
  });

  it('says where it has not come up, once all is looked through', () => {
    const done = { ...looked, of: 1 };
    const html = draw(entry('term.phishing'), { tour: { looked: done, runHref } });
    expect(textOf(html)).toContain('No run of this tour shows it');
    expect(html).not.toContain('Looked through');
  });

  it('beside a run leads to its events by buttons', () => {
    const own = { title: 'In this run', model, occurrences: found, select: () => {} };
    const html = draw(entry('id-token.nonce'), { own }, { hrefOf: undefined });
    expect(html).toMatch(/<button[^>]*>.*?Step 9/);
    expect(html).not.toContain('href="#');
    expect(textOf(draw(entry('prompt.none'), { own }))).toContain('It has not come up in this run.');
  });

  it('can be drawn, whichever it is, with a link to each that it is related to', () => {
    for (const one of entries()) {
      const html = draw(one);
      expect(textOf(html), entryId(one)).toContain(one.what.split(/[`'"<&]/)[0]);
      const links = [...html.matchAll(/#\/glossary\?entry=([^"]+)"/g)].map(([, id = '']) => id);
      expect(
        links.filter((id) => !entryById(id)),
        entryId(one),
      ).toEqual([]);
    }
  });
});

it('an unknown name is text, and one that is known elsewhere leads there', () => {
  const unknown = (name: string) =>
    renderToStaticMarkup(
      <NavigationContext value={navigation}>
        <UnknownName name={name} />
      </NavigationContext>,
    );
  expect(unknown('<img src=x>')).toContain('&lt;img src=x&gt;');
  expect(textOf(unknown('made_up'))).toContain('does not know this name');
  expect(unknown('nonce')).toContain('entry=id-token.nonce');
});
