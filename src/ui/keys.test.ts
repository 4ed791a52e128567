import { expect, test } from 'vitest';
import { isForPage, type Press } from './keys.ts';

/** A press on an element that stands within what the selectors name. */
function press(key: string, within: readonly string[] = [], more: Partial<Press> = {}): Press {
  const closest = (selector: string) =>
    within.some((part) => selector.split(', ').includes(part)) ? {} : null;
  const target = { closest } as unknown as EventTarget;
  const plain = {
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    isComposing: false,
  };
  return { key, target, ...plain, ...more };
}

test('a key pressed anywhere on the page is for the page', () => {
  expect(isForPage(press('ArrowRight'))).toBe(true);
  expect(isForPage({ ...press('?'), target: null })).toBe(true);
});

test('typing into a field is not', () => {
  expect(isForPage(press('p', ['textarea']))).toBe(false);
  expect(isForPage(press('ArrowRight', ['select']))).toBe(false);
  expect(isForPage(press('p', [], { isComposing: true }))).toBe(false);
});

test('a button keeps Space and Enter, but not the arrows', () => {
  expect(isForPage(press(' ', ['button']))).toBe(false);
  expect(isForPage(press('Enter', ['a[href]']))).toBe(false);
  expect(isForPage(press('ArrowRight', ['button']))).toBe(true);
});

test('a list of tabs keeps its arrows', () => {
  expect(isForPage(press('ArrowRight', ['[role="tablist"]', 'button']))).toBe(false);
});

test('a slider keeps its arrows, and nothing else', () => {
  expect(isForPage(press('ArrowRight', ['input']))).toBe(false);
  expect(isForPage(press('End', ['input']))).toBe(false);
  expect(isForPage(press('p', ['input']))).toBe(true);
});

test("the browser's own shortcuts and keys already answered are left alone", () => {
  expect(isForPage(press('p', [], { ctrlKey: true }))).toBe(false);
  expect(isForPage(press('p', [], { metaKey: true }))).toBe(false);
  expect(isForPage(press('ArrowLeft', [], { altKey: true }))).toBe(false);
  expect(isForPage(press('p', [], { defaultPrevented: true }))).toBe(false);
});

test('a dialog keeps its keys while it is open, and none once it is closed', () => {
  expect(isForPage(press('p', ['dialog', 'button']))).toBe(false);
  expect(isForPage(press('p', ['dialog', 'dialog:not([open])', 'textarea']))).toBe(true);
});
