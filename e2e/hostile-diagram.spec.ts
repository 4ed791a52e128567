import fc from 'fast-check';
import { hostileTexts } from '../src/diagram/testing/hostile.ts';
import { serveWorkbench } from '../src/tooling/diagram-workbench.ts';
import { expect, test } from './diagram-fixtures.ts';
import { guard } from './guards.ts';

const special = fc.string({ unit: fc.constantFrom(...'#;<>&%"`{}$\\:ﬂ¶ß°-+=()[],.@/ aAz09\n\ue03b\u202e') });
const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const randomTexts = fc.sample(fc.oneof(special, anyText), { numRuns: 200, seed: 20260105 });

for (const [name, texts] of [
  ['known hostile texts', hostileTexts],
  ['200 random texts', randomTexts],
] as const) {
  test(`${name} are drawn as they are, in a lane, an arrow and a note`, async ({ page }) => {
    const failures = await page.evaluate(async (all) => {
      const { clean, encode, renderDiagram } = window.workbench;
      const failed: string[] = [];
      for (const text of all) {
        const label = encode(text);
        const drawing = await renderDiagram(
          `sequenceDiagram\n  participant p0 as ${label}\n  participant p1 as B\n  p0->>p1: ${label}\n  Note over p0: ${label}\n  p1-->>p0: after\n`,
        );
        if (!drawing.ok) failed.push(`${text}: ${drawing.reason}`);
        else {
          const drawn = [...drawing.svg.querySelectorAll('text')].map((node) => node.textContent).sort();
          const wanted = [clean(text), clean(text), clean(text), 'B', 'after'].sort();
          if (drawn.join('\n') !== wanted.join('\n')) failed.push(`${text}: drawn as ${drawn.join(' | ')}`);
          document.querySelector('main')?.replaceChildren(drawing.svg);
        }
      }
      return failed;
    }, texts);
    expect(failures).toEqual([]);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
    expect(await page.locator('main :is(script, style, foreignObject, img, a, iframe)').count()).toBe(0);
  });
}

test('hostile texts in every field of an event give a drawing that is tied to its events', async ({
  page,
}) => {
  const failures = await page.evaluate(async (all) => {
    const { drawDiagram, pkceWalk } = window.workbench;
    const failed: string[] = [];
    for (const text of all) {
      const input = pkceWalk()
        .slice(-9)
        .map(({ event, secrets }) => ({
          event: {
            ...event,
            ...('label' in event && { label: text }),
            ...('reason' in event && { reason: text }),
            ...('message' in event && {
              message: {
                ...event.message,
                method: text,
                url: text,
                body: text,
                headers: [['location', text] as const],
              },
            }),
          } as typeof event,
          secrets: secrets.map((secret) => ({ ...secret, id: text, fingerprint: text })),
        }));
      const drawing = await drawDiagram(input);
      if (!drawing.ok) failed.push(`${text}: ${drawing.reason}`);
      else if (drawing.svg.querySelectorAll('g[data-seq]').length !== input.length) failed.push(text);
    }
    return failed;
  }, hostileTexts);
  expect(failures).toEqual([]);
});

test('what is no diagram gives a reason and leaves nothing behind', async ({ page }) => {
  const before = await page.evaluate(() => document.body.childElementCount);
  const drawing = await page.evaluate(async () => {
    const result = await window.workbench.renderDiagram('sequenceDiagram\n  p0 -> -> nonsense ((');
    return { ok: result.ok, reason: result.ok ? '' : result.reason };
  });
  expect(drawing.ok).toBe(false);
  expect(drawing.reason).toContain('could not be drawn');
  expect(await page.evaluate(() => document.body.childElementCount)).toBe(before);
});

test('a drawing that does not match its events is refused', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const { annotate, mermaidText, pkceWalk, renderDiagram } = window.workbench;
    const walk = pkceWalk();
    const swapped = [walk[3], walk[5]].flatMap((one) => one ?? []);
    const tried = [];
    for (const [drawn, tied] of [
      [walk, walk.slice(1)],
      [swapped, [...swapped].reverse()],
      [walk, walk],
    ] as const) {
      const drawing = await renderDiagram(mermaidText(drawn));
      tried.push(drawing.ok && annotate(drawing.svg, tied));
    }
    return tried;
  });
  expect(answers).toEqual([
    { ok: false, reason: expect.stringMatching(/\d+ messages and notes for \d+ events/) },
    { ok: false, reason: expect.stringMatching(/does not show event \d+/) },
    { ok: true },
  ]);
});

test('the policy needs the hash: without it, mermaid breaks the policy', async ({ browser }) => {
  const bare = await serveWorkbench([]);
  const context = await browser.newContext();
  try {
    const { violations } = await guard(context, bare.url);
    const page = await context.newPage();
    await page.goto(bare.url);
    await page.evaluate(async () =>
      window.workbench.show(window.workbench.plainWalk()).then(() => undefined),
    );
    await expect
      .poll(() => violations.join('\n'))
      .toMatch(/inline style violates the following Content Security Policy directive/);
  } finally {
    await context.close();
    await bare.close();
  }
});
