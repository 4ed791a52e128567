import { describe, expect, it } from 'vitest';
import { type TraceModel, traceModel } from '../../../trace/index.ts';
import { hybridSignIn, passwordSignIn, signedJob } from '../../../trace/testing/sign-ins.ts';
import { passwordStory } from './password-places.ts';

const stories = (model: TraceModel) =>
  model.trace.events.flatMap((event) => passwordStory(model, event) ?? []);
const lines = (model: TraceModel) => stories(model)[0]?.places.map(({ party, how }) => `${party} ${how}`);

describe('every place that held the password', () => {
  it('RFC 6749 §4.3: is the app too where it was typed into the app', async () => {
    const model = traceModel(await passwordSignIn());
    expect(lines(model)).toEqual([
      'app has it typed on its own screen',
      'app sends it to Authorization Server, in the form body',
      'authorization-server compares it',
    ]);
    expect(stories(model).map(({ appHeldIt }) => appHeldIt)).toEqual([true, true, true]);
  });

  it('RFC 6749 §1.2: is the authorization server alone in a redirect flow', async () => {
    const model = traceModel(await hybridSignIn());
    expect(lines(model)).toEqual([
      'authorization-server has it typed on its page, in the browser',
      'browser sends it to Authorization Server, in the form body',
      'authorization-server compares it',
    ]);
    expect(stories(model)[0]?.appHeldIt).toBe(false);
  });

  it('tells the same at each of its events, and nothing elsewhere', async () => {
    const model = traceModel(await passwordSignIn());
    const [first, ...others] = stories(model);
    for (const story of others) expect(story).toEqual(first);
    expect(stories(traceModel(await signedJob()))).toEqual([]);
  });
});
