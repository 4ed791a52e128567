import { describe, expect, test } from 'vitest';
import { loadFlow } from '../flows/index.ts';
import { perform, plainRecipe } from '../lab/index.ts';
import type { MessageEvent, TraceEvent } from '../trace/index.ts';
import { flows, type Hop, type TokenKind } from '../views/home/flows.ts';
import { canRun, titleOf } from './tour.ts';

describe.each(flows)('on the home page, $title', ({ id, title, standing, hops, tokens }) => {
  test('runs, under the same title', async () => {
    expect(canRun(id)).toBe(true);
    expect((await loadFlow(id))?.title).toBe(title);
    expect(titleOf({ name: 'flow', flow: id, step: undefined, options: {} })).toBe(title);
  });

  test('stands as the flow itself says', async () => {
    expect((await loadFlow(id))?.about.standing.verdict).toBe(standing ?? 'recommended');
  });

  test('is drawn as it runs: each line is an event of a run, in its order', async () => {
    const { events } = await perform(plainRecipe(id));
    expect(missing(hops, events)).toBeUndefined();
  });

  test('lists the tokens that the app gets in a run', async () => {
    const { events } = await perform(plainRecipe(id));
    const got = (Object.keys(wireNames) as TokenKind[]).filter((token) =>
      events.some((event) => isMessage(event) && event.to === 'app' && carries(event, token)),
    );
    expect([...tokens].sort()).toEqual(got.sort());
  });
});

test('a window shows which entry of the glossary is open', () => {
  expect(titleOf({ name: 'glossary', query: {} })).toBe('Glossary');
  expect(titleOf({ name: 'glossary', query: { entry: 'id-token.nonce' } })).toBe('nonce · Glossary');
});

const wireNames: Readonly<Record<TokenKind, RegExp>> = {
  'ID token': /\bid_token\b/,
  'access token': /\baccess_token\b/,
  'refresh token': /\brefresh_token\b/,
};

function isMessage(event: TraceEvent): event is MessageEvent {
  return event.kind === 'request' || event.kind === 'response';
}

function carries({ message }: MessageEvent, token: TokenKind): boolean {
  return wireNames[token].test(message.body ?? '');
}

/** The first line of a drawing that the events, taken in order, do not have. */
function missing(hops: readonly Hop[], events: readonly TraceEvent[]): Hop | undefined {
  let from = 0;
  return hops.find((hop) => {
    const at = events.findIndex((event, index) => index >= from && isHop(event, hop));
    from = at + 1;
    return at < 0;
  });
}

function isHop(event: TraceEvent, { from, to, by, tokens = [] }: Hop): boolean {
  if (event.kind === 'action') return by === 'person' && event.by === from && event.on === to;
  if (event.kind === 'work') return from === to && event.by === from;
  if (!isMessage(event)) return false;
  const sent = event.from === from && event.to === to && event.channel === by;
  return sent && tokens.every((token) => carries(event, token));
}
