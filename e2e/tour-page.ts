import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** What a person can reach on the run screen, by roles and names. */
export class TourPage {
  readonly status: Locator;
  readonly next: Locator;
  readonly back: Locator;
  readonly restart: Locator;
  readonly steps: Locator;
  readonly diagram: Locator;
  readonly inspector: Locator;
  readonly screen: Locator;

  constructor(readonly page: Page) {
    this.status = page.getByRole('status');
    this.next = page.getByRole('button', { name: 'Next', exact: true });
    this.back = page.getByRole('button', { name: 'Back', exact: true });
    this.restart = page.getByRole('button', { name: 'Restart' });
    this.steps = page.getByRole('region', { name: 'Steps' });
    this.diagram = page.getByRole('region', { name: 'Sequence diagram' });
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.screen = page.getByRole('region', { name: 'Screen' });
  }

  /** Opens a flow and waits until it can be moved. */
  async open(flow = 'authorization-code-pkce', step?: number): Promise<void> {
    await this.page.goto(`./#/flows/${flow}${step === undefined ? '' : `?step=${step}`}`);
    await expect(this.next).toBeVisible();
    await this.drawn();
  }

  /** Waits until the diagram is drawn. */
  async drawn(): Promise<void> {
    await expect(this.diagram.locator('[data-seq]').first()).toBeVisible();
  }

  /** Presses a key until the status says so. */
  async pressUntil(key: string, said: RegExp): Promise<void> {
    for (let press = 0; press < 80; press++) {
      const before = (await this.status.textContent()) ?? '';
      if (said.test(before)) return;
      await this.page.keyboard.press(key);
      await this.saysOtherThan(before);
    }
    throw new Error(`The status never said ${said}`);
  }

  /** Clicks Next until the status says so. */
  async nextUntil(said: RegExp): Promise<void> {
    for (let press = 0; press < 80; press++) {
      const before = (await this.status.textContent()) ?? '';
      if (said.test(before)) return;
      await this.next.click();
      await this.saysOtherThan(before);
    }
    throw new Error(`The status never said ${said}`);
  }

  /** Waits until the status line says something else, at the very moment: a walk has many steps. */
  async saysOtherThan(before: string): Promise<void> {
    await this.status.evaluate(
      (line, text) =>
        new Promise<void>((resolve, reject) => {
          const given = setTimeout(() => reject(new Error(`The status still says: ${text}`)), 10_000);
          const look = () => {
            if (line.textContent === text) return;
            clearTimeout(given);
            watcher.disconnect();
            resolve();
          };
          const watcher = new MutationObserver(look);
          watcher.observe(line, { childList: true, characterData: true, subtree: true });
          look();
        }),
      before,
    );
  }

  /** Goes to the end by its key; the demo user answers what is asked on the way. */
  async toEnd(): Promise<void> {
    await this.page.keyboard.press('End');
    await expect(this.status).toHaveText(/Run complete/, { timeout: 20_000 });
  }

  /** Picks what follows at the end of a walk. */
  async follow(offer: string): Promise<void> {
    await this.page.getByRole('button', { name: 'What else?' }).click();
    await this.page.getByRole('button', { name: offer }).click();
  }

  /** The page in the simulated screen; where there are two, `on` is a part of its frame's title, such as `The TV`. */
  frame(on?: string): FrameLocator {
    return this.screen.frameLocator(on === undefined ? 'iframe' : `iframe[title*="${on}"]`);
  }

  /** Fills in the login page and presses its button. */
  async signIn(username: string, password: string): Promise<void> {
    await this.frame().getByLabel(/email/i).fill(username);
    await this.frame()
      .getByLabel(/password/i)
      .fill(password);
    await this.frame()
      .getByRole('button', { name: /^log in$/i })
      .click();
  }

  /** The event that is present in the diagram. */
  present(): Locator {
    return this.diagram.locator('[data-seq][aria-current="step"], [data-seq][data-state="pending"]');
  }

  inspectorTab(name: 'Message' | 'Tokens' | 'Checks' | 'Machine'): Locator {
    return this.inspector.getByRole('tab', { name: new RegExp(`^${name}`) });
  }
}
