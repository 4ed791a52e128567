import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** What no page of ours may do: log, throw, break the policy, ask another origin. */
export interface Guards {
  /** What was seen, in words, in order. A test that provokes one on purpose empties it. */
  readonly violations: string[];
}

const LOUD = new Set(['error', 'warning', 'assert']);

/** Watches every page of a context from before its first script. */
export async function guard(context: BrowserContext, baseURL: string): Promise<Guards> {
  const violations: string[] = [];
  const { origin } = new URL(baseURL);
  // Chromium logs each policy violation, also those in the sandboxed frames, where no script of ours could listen.
  context.on('console', (message) => {
    if (LOUD.has(message.type())) violations.push(`console ${message.type()}: ${describe(message)}`);
  });
  context.on('weberror', (webError) => {
    violations.push(`page error: ${webError.error().stack ?? webError.error().message}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    const ours = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!ours) violations.push(`request to another origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) violations.push(`response ${response.status()}: ${response.url()}`);
  });
  return { violations };
}

function describe(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `${message.text()} (${url}:${lineNumber})`;
}
