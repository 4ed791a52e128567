import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** Every colour of the theme: its name, and its day and night values. */
const colours = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const pair = colours.get(name);
  if (!pair) throw new Error(`theme.css has no --${name}`);
  return pair[theme];
}

/** @see [WCAG 2.2, relative luminance](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** In degrees, from red. */
function hue(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const angle = Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue);
  return ((angle * 180) / Math.PI + 360) % 360;
}

const names = [...colours.keys()];
const meaningful = names.filter((name) => /^(party|secret|channel)-/.test(name));
const onAnySurface = [...meaningful, 'ink', 'ink-soft', 'ink-faint', 'present', 'good', 'bad', 'warn'];
const surfaces = ['surface', 'surface-raised', 'surface-sunken', 'present-soft'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  test('knows every party and every kind of value', () => {
    expect(meaningful.filter((name) => name.startsWith('party-'))).toHaveLength(6);
    expect(meaningful.filter((name) => name.startsWith('secret-'))).toHaveLength(13);
  });

  test.each(onAnySurface)('--%s is legible on every surface (WCAG AA, 4.5:1)', (name) => {
    for (const surface of surfaces) {
      const measured = contrast(colour(name, theme), colour(surface, theme));
      expect(measured, `on --${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(['good', 'bad', 'warn'])('--%s is legible on its soft neighbour', (name) => {
    expect(contrast(colour(name, theme), colour(`${name}-soft`, theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('ink', theme), colour(`${name}-soft`, theme))).toBeGreaterThanOrEqual(7);
  });

  test.each(['line-strong', 'focus'])('--%s can be seen on every surface (3:1)', (name) => {
    for (const surface of ['surface', 'surface-raised', 'surface-sunken']) {
      expect(contrast(colour(name, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(meaningful)('--%s keeps away from the green of passed and the red of refused', (name) => {
    for (const outcome of ['good', 'bad']) {
      const apart = Math.abs(hue(colour(name, theme)) - hue(colour(outcome, theme)));
      expect(Math.min(apart, 360 - apart), `from --${outcome}`).toBeGreaterThanOrEqual(20);
    }
  });
});
