import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { plainRecipe } from '../../lab/index.ts';
import { ContinueList } from './ContinueList.tsx';
import { problems } from './kept-list.ts';
import type { KeptRun } from './kept-run.ts';
import { SavedRuns } from './SavedRuns.tsx';
import { openRunStore, type RunStore } from './store.ts';
import { busy, keptOf, PKCE, savedOf } from './testing/runs.ts';
import { blockedStorages, memoryStorage } from './testing/storages.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const titles: ReadonlyMap<string, string> = new Map([
  [PKCE, 'Authorization Code with PKCE'],
  ['hybrid', 'Hybrid Flow'],
]);
const around = { titleOf: (flow: string) => titles.get(flow), now: () => NOW };
const storeWith = (initial?: Readonly<Record<string, string>>) => {
  const storage = memoryStorage(initial);
  return openRunStore(() => storage, 'runs');
};
const dialog = (store: RunStore, present?: KeptRun) =>
  renderToStaticMarkup(<SavedRuns store={store} present={present} onOpen={() => {}} {...around} />);
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const buttonsIn = (html: string) =>
  [...html.matchAll(/<button[^>]*?(?:aria-label="([^"]*)"[^>]*)?>(.*?)<\/button>/g)].map(
    ([, label, words = '']) => label ?? textOf(words).trim(),
  );

describe('the saved runs', () => {
  it('are none at first; the present run can be saved under a name that says what it is', () => {
    const html = dialog(storeWith(), keptOf(busy));
    expect(textOf(html)).toContain('No run is saved yet.');
    expect(html).toContain('value="Authorization Code with PKCE: server.requirePkce off');
    expect(buttonsIn(html)).toEqual(['Save', 'Save as a file']);
    expect(html).not.toContain('role="alert"');
  });

  it('say what each is, and what can be done with it', () => {
    const store = storeWith();
    store.save(savedOf('Mine', NOW - 60_000, busy));
    store.save(savedOf('Of another version', NOW - 120_000, plainRecipe('gone')));
    store.keepLast(keptOf(plainRecipe('hybrid')), NOW - 30_000);
    const html = dialog(store);
    const text = textOf(html);
    expect(text).toContain(
      'Authorization Code with PKCE · step 4 · 1 option set, 3 protections switched, 1 answer, 2 edits, 1 replay, 1 wait, 1 offer taken · 1 min ago',
    );
    expect(text).toContain('gone · this version has no such flow · step 4 · 2 min ago');
    expect(buttonsIn(html)).toEqual([
      ...['Open Mine', 'Rename Mine', 'Save Mine as a file', 'Delete Mine'],
      'Open Of another version',
      'Rename Of another version',
      'Save Of another version as a file',
      'Delete Of another version',
      'Open the latest run of Hybrid Flow',
    ]);
    expect(html).toMatch(/aria-label="Open Of another version"[^>]*aria-disabled="true"/);
  });

  it('draw names as text', () => {
    const store = storeWith();
    store.save(savedOf('"><img src=x onerror=alert(1)>'));
    expect(dialog(store)).not.toContain('<img');
  });

  it('tell what is wrong with the storage', () => {
    for (const storage of Object.values(blockedStorages)) {
      const html = dialog(openRunStore(storage, 'runs'), keptOf());
      expect(html).toContain('role="alert"');
      expect(textOf(html)).toContain('storage is blocked for this page');
      expect(buttonsIn(html)).not.toContain('Discard it');
    }
    const damaged = dialog(storeWith({ 'runs.saved': 'no json', 'runs.last': '{}' }));
    expect(textOf(damaged).split(problems.damaged)).toHaveLength(2);
    expect(buttonsIn(damaged)).toEqual(['Save what is there as a file', 'Discard it']);
    const good = savedOf('Good');
    const partly = dialog(storeWith({ 'runs.saved': JSON.stringify({ version: 1, runs: [null, good, 5] }) }));
    expect(textOf(partly)).toContain('2 of the runs in this browser cannot be read');
    expect(buttonsIn(partly)).toContain('Open Good');
  });
});

describe('the list to continue from', () => {
  const list = (store: RunStore) =>
    renderToStaticMarkup(<ContinueList store={store} onContinue={() => {}} {...around} />);

  it('is not there without a run', () => {
    expect(list(storeWith())).toBe('');
    expect(list(storeWith({ 'runs.last': 'no json' }))).toBe('');
    for (const storage of Object.values(blockedStorages))
      expect(list(openRunStore(storage, 'runs'))).toBe('');
  });

  it('has the latest open, and the others behind a click', () => {
    const store = storeWith();
    for (const flow of ['gone', PKCE, 'hybrid']) store.keepLast(keptOf(plainRecipe(flow)), NOW - 5_000);
    const html = list(store);
    expect(buttonsIn(html)).toEqual([
      ...['Continue Hybrid Flow', 'Forget Hybrid Flow'],
      'Continue Authorization Code with PKCE',
      'Forget Authorization Code with PKCE',
    ]);
    expect(textOf(html)).toContain('Hybrid Flow step 4 · just now');
  });
});
