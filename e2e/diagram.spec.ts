import { expect, test } from './diagram-fixtures.ts';

test.use({ viewport: { width: 760, height: 900 } });

test('every event is a button with its number, in order, and a click in its row finds it', async ({
  page,
}) => {
  const count = await page.evaluate(async () => {
    const svg = await window.workbench.show(window.workbench.pkceWalk());
    svg.addEventListener('click', (event) => {
      svg.dataset.clicked = String(window.workbench.mark.seqAt(event.target as Element));
    });
    return window.workbench.pkceWalk().length;
  });
  const events = page.locator('main svg [data-seq][role="button"]');
  await expect(events).toHaveCount(count);
  for (let seq = 0; seq < count; seq += 1) {
    await expect(events.nth(seq)).toHaveAttribute('data-seq', String(seq));
    await events
      .nth(seq)
      .locator('.event-band')
      .click({ position: { x: 12, y: 8 } });
    await expect(page.locator('main svg')).toHaveAttribute('data-clicked', String(seq));
  }
});

test('no label lies over another or leaves the drawing', async ({ page }) => {
  const faults = await page.evaluate(async () => {
    const svg = await window.workbench.show(window.workbench.pkceWalk());
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('.event-text')].map((node) => ({
      text: node.textContent,
      box: node.getBoundingClientRect(),
    }));
    const found: string[] = [];
    boxes.forEach(({ text, box }, index) => {
      if (box.left < frame.left || box.right > frame.right || box.bottom > frame.bottom)
        found.push(`out: ${text}`);
      for (const other of boxes.slice(index + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (width > 1 && height > 5) found.push(`${text} / ${other.text}`);
      }
    });
    return found;
  });
  expect(faults).toEqual([]);
});

test('a growing run moves no lane and no event', async ({ page }) => {
  const { lanes, tops } = await page.evaluate(async () => {
    const { mark, plainWalk, show } = window.workbench;
    const seen = { lanes: new Set<string>(), tops: new Set<string>() };
    for (let length = 3; length <= plainWalk().length; length += 1) {
      const svg = await show(plainWalk().slice(0, length));
      seen.lanes.add(
        mark
          .laneHeads(svg)
          .map(({ label, x }) => `${label} ${x}`)
          .join(', '),
      );
      seen.tops.add(String(mark.centerOf(svg, 1)));
    }
    return { lanes: [...seen.lanes], tops: [...seen.tops] };
  });
  expect(lanes).toEqual(['User 77, Browser 227, App 377, Authorization Server 527, API 677']);
  expect(tops).toHaveLength(1);
});

test('a step marks what is past, present, pending and future', async ({ page }) => {
  const walk = await page.evaluate(async () => {
    const { mark, plainWalk, show } = window.workbench;
    const svg = await show(plainWalk());
    const states = () =>
      [...svg.querySelectorAll<SVGElement>('[data-seq]')].map(
        ({ dataset }) => `${dataset.state}${dataset.pending === undefined ? '' : ', pending'}`,
      );
    mark.markPresent(svg, 2, 3);
    const stepped = states().slice(0, 6);
    const focusable = [...svg.querySelectorAll('[tabindex="0"]')].map((node) =>
      node.getAttribute('data-seq'),
    );
    mark.markPresent(svg, undefined);
    return { stepped, focusable, finished: [...new Set(states())] };
  });
  expect(walk).toEqual({
    stepped: ['past', 'past', 'present', 'future, pending', 'future', 'future'],
    focusable: ['2'],
    finished: ['past'],
  });
});

test('a secret lights wherever it stands, and nothing else does', async ({ page }) => {
  const lit = await page.evaluate(async () => {
    const { mark, plainWalk, show } = window.workbench;
    const input = plainWalk();
    const id = input.flatMap(({ secrets }) => secrets).find(({ kind }) => kind === 'code')?.id ?? '';
    const svg = await show(input);
    mark.markSecret(svg, id);
    const numbers = [...svg.querySelectorAll<SVGElement>('[data-seq][data-lit]')].map((node) =>
      Number(node.dataset.seq),
    );
    const chips = [...svg.querySelectorAll('.chip[data-lit]')].map((node) => node.textContent);
    mark.markSecret(svg, undefined);
    const carriers = input
      .filter(({ secrets }) => secrets.some((one) => one.id === id))
      .map(({ event }) => event.seq);
    return {
      numbers,
      carriers,
      chips: [...new Set(chips)],
      after: svg.querySelectorAll('[data-lit]').length,
    };
  });
  expect(lit.numbers).toEqual(lit.carriers);
  expect(lit.numbers.length).toBeGreaterThan(2);
  expect(lit.chips).toEqual(['★ code x0Qk']);
  expect(lit.after).toBe(0);
});

test('the arrow keys move inside the drawing, which is one stop of the Tab key', async ({ page }) => {
  await page.evaluate(async () => {
    const { mark, plainWalk, show } = window.workbench;
    const svg = await show(plainWalk());
    svg.addEventListener('keydown', (event) => mark.moveFocus(svg, event.key));
  });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-seq'));
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('2');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('26');
});

test('a label can be selected as text', async ({ page }) => {
  await page.evaluate(async () => window.workbench.show(window.workbench.plainWalk()).then(() => undefined));
  await page.getByText('GET /authorize', { exact: true }).dblclick({ position: { x: 12, y: 8 } });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe('GET');
});
