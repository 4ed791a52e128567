import { expect, type Locator, type Page } from '@playwright/test';

/** What a person can reach where traces are opened, by roles and names. */
export class TracePage {
  readonly file: Locator;
  readonly text: Locator;
  readonly findings: Locator;
  readonly diagram: Locator;
  readonly inspector: Locator;
  readonly status: Locator;
  readonly open: Locator;

  constructor(readonly page: Page) {
    this.file = page.getByLabel('Open a trace');
    this.text = page.getByRole('textbox', { name: 'Paste a trace' });
    this.findings = page.getByRole('region', { name: 'Findings' });
    this.diagram = page.getByRole('region', { name: 'Sequence diagram' });
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.status = page.getByRole('status');
    this.open = page.getByRole('navigation', { name: 'Open traces' });
  }

  async goto(): Promise<void> {
    await this.page.goto('./#/trace');
    await expect(this.file).toBeAttached();
  }

  /** Chooses a file of this text. */
  async choose(name: string, text: string | Buffer): Promise<void> {
    await this.file.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** Drops a file of this text onto the screen, as from a folder. */
  async drop(name: string, text: string): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content as string], fileName as string, { type: 'application/json' }));
        return data;
      },
      [name, text],
    );
    const main = this.page.getByRole('main').locator('> div').first();
    for (const type of ['dragenter', 'dragover', 'drop'])
      await main.dispatchEvent(type, { dataTransfer: transfer });
  }

  /** Pastes a text and has it read. */
  async paste(text: string): Promise<void> {
    await this.text.fill(text);
    await this.page.getByRole('button', { name: 'Read it' }).click();
  }

  /** The first finding. */
  get cause(): Locator {
    return this.findings.locator('[data-rule]').first();
  }

  /** The drawn message of an event. */
  message(seq: number): Locator {
    return this.diagram.locator(`svg [data-seq="${seq}"]`);
  }
}
