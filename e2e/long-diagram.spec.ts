import { expect, test } from './diagram-fixtures.ts';

test.use({ viewport: { width: 760, height: 900 } });

test('in segments, and drawn one by one, every event stands where it stands in one piece', async ({
  page,
}) => {
  const places = await page.evaluate(async () => {
    const { pkceWalk, shown } = window.workbench;
    const walk = pkceWalk();
    type Shown = Awaited<ReturnType<typeof shown>>;
    const look = (drawing: Shown) => {
      const { left, top } = drawing.element.getBoundingClientRect();
      return [...drawing.element.querySelectorAll('g[data-seq]')].map((node) => {
        const parts = [
          ...node.querySelectorAll('.event-band, .event-note, .event-line, .event-text, .step-rule'),
        ];
        return parts.map((part) => {
          const box = part.getBoundingClientRect();
          const numbers = [box.left - left, box.top - top, box.width, box.height].map(
            (n) => Math.round(n * 2) / 2,
          );
          return `${part.classList} ${numbers}`;
        });
      });
    };
    const whole = look(await shown(walk));
    const cut = look(await shown(walk, 5));
    const growing = await shown(walk.slice(0, 1), 5);
    for (let length = 2; length <= walk.length; length += 1)
      await growing.draw(walk.slice(0, length), () => {});
    return { whole, cut, grown: look(growing) };
  });
  expect(places.whole.length).toBeGreaterThan(20);
  expect(places.cut).toEqual(places.whole);
  expect(places.grown).toEqual(places.whole);
});

test('a run that grows, goes back or ends otherwise keeps the elements of all that is as it was', async ({
  page,
}) => {
  const kept = await page.evaluate(async () => {
    const { plainWalk, shown } = window.workbench;
    const walk = plainWalk();
    const drawing = await shown(walk.slice(0, 20), 6);
    const nodes = () => [...drawing.element.querySelectorAll('g[data-seq]')];
    const before = nodes();
    const stays = async (events: typeof walk) => {
      await drawing.draw(events, () => {});
      const now = nodes();
      return { length: now.length, same: now.filter((node, at) => node === before[at]).length };
    };
    const last = walk[19];
    const otherwise = last && { ...last, event: { ...last.event, step: 99 } };
    return [
      await stays(walk.slice(0, 22)),
      await stays(walk.slice(0, 13)),
      // What stood there before is drawn again from what was kept.
      await stays(walk.slice(0, 20)),
      await stays([...walk.slice(0, 19), ...(otherwise ? [otherwise] : [])]),
      await stays(structuredClone(walk.slice(0, 13))),
    ];
  });
  expect(kept).toEqual([
    { length: 22, same: 20 },
    { length: 13, same: 13 },
    { length: 20, same: 13 },
    { length: 20, same: 13 },
    { length: 13, same: 13 },
  ]);
});

test('whichever way a walk goes, all before is past and all after future', async ({ page }) => {
  const wrong = await page.evaluate(async () => {
    const { plainWalk, shown } = window.workbench;
    const walk = plainWalk();
    const drawing = await shown(walk, 4);
    const nodes = () => [...drawing.element.querySelectorAll<SVGGElement>('g[data-seq]')];
    const expected = (seq: number, pending: number) =>
      walk.map(({ event }) => {
        const state = event.seq < seq ? 'past' : event.seq === seq ? 'present' : 'future';
        return `${state} ${event.seq === pending} ${event.seq === seq ? 0 : -1} ${event.seq === seq ? 'step' : null}`;
      });
    const marked = () =>
      nodes().map(
        (node) =>
          `${node.dataset.state} ${node.dataset.pending === ''} ${node.tabIndex} ${node.getAttribute('aria-current')}`,
      );
    const faults: string[] = [];
    for (const [seq, pending] of [
      [3, 3],
      [20, 21],
      [0, 21],
      [11, 12],
      [12, 12],
      [25, 26],
      [7, 26],
    ] as const) {
      drawing.mark(seq, pending);
      if (marked().join() !== expected(seq, pending).join()) faults.push(`${seq}: ${marked().join()}`);
      // What is drawn later is marked the same.
      await drawing.draw(walk.slice(0, 5), () => {});
      await drawing.draw(walk, () => {});
      if (marked().join() !== expected(seq, pending).join()) faults.push(`${seq} anew: ${marked().join()}`);
    }
    return faults;
  });
  expect(wrong).toEqual([]);
});

test('of a long run only what is in sight is laid out, and all of it can be reached', async ({ page }) => {
  const { count, shows } = await page.evaluate(async () => {
    const { Drawing, plainWalk } = window.workbench;
    const walk = plainWalk();
    const many = Array.from({ length: 8 }, (_, round) =>
      walk.map((one) => ({ ...one, event: { ...one.event, seq: round * walk.length + one.event.seq } })),
    ).flat();
    const drawing = new Drawing();
    Object.assign(window, { drawing });
    document.querySelector('main')?.replaceChildren(drawing.element);
    drawing.mark(100, undefined);
    const shows: number[] = [];
    await drawing.draw(many, () => shows.push(drawing.element.querySelectorAll('g[data-seq]').length));
    return { count: many.length, shows };
  });
  expect(shows).toEqual([24, count]);
  const laidOut = () =>
    page
      .locator('.segment > svg')
      .evaluateAll((all) => all.map((svg) => svg.checkVisibility({ contentVisibilityAuto: true })));
  await expect.poll(async () => (await laidOut()).filter(Boolean).length).toBeLessThan(5);
  expect((await laidOut())[0]).toBe(true);
  expect((await laidOut()).length).toBeGreaterThan(10);

  const { apart, focused } = await page.evaluate(() => {
    const { drawing } = window as unknown as { drawing: InstanceType<typeof window.workbench.Drawing> };
    // Where an event is said to be before its segment is laid out, it is.
    const said = drawing.placeOf(200)?.y ?? 0;
    const band = drawing.element.querySelector('g[data-seq="200"] > .event-band')?.getBoundingClientRect();
    const { top } = drawing.element.getBoundingClientRect();
    const real = (band?.top ?? 0) + (band?.height ?? 0) / 2 - top;
    drawing.element.querySelector<SVGGElement>('g[data-seq="0"]')?.focus();
    drawing.moveFocus('End');
    return { apart: Math.abs(said - real), focused: document.activeElement?.getAttribute('data-seq') };
  });
  expect(apart).toBeLessThan(1);
  expect(focused).toBe(String(count - 1));
  await expect(page.locator(`[data-seq="${count - 1}"]`)).toBeInViewport();
});

test('a label that takes more room than it was given moves no lane', async ({ page }) => {
  const lanes = await page.evaluate(async () => {
    const { plainWalk, shown } = window.workbench;
    const wide = plainWalk().map((one) => ({
      ...one,
      event: 'label' in one.event ? { ...one.event, label: '\ufdfd'.repeat(12) } : one.event,
    }));
    const at = (lines: Iterable<Element>) => [...lines].map((line) => line.getAttribute('x1')).join();
    const drawing = await shown(wide, 7);
    return [
      ...new Set(
        [...drawing.element.querySelectorAll('svg')].map((svg) => at(svg.querySelectorAll('.lane'))),
      ),
    ];
  });
  expect(lanes).toEqual(['73,223,373,523,673']);
});
