import { listener } from '../../../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../../../protocol/http.ts';
import { type Asked, message } from './asked.ts';
import { World } from './world.ts';

/** What came of a request. */
export interface Outcome {
  readonly asked: Asked;
  readonly world: World;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** The checks that were made, in order. */
  readonly heard: ReturnType<typeof listener>;
}

/** Sets the situation up on a server of its own, sends the request, and hears what is checked. */
export async function perform(asked: Asked): Promise<Outcome> {
  const world = new World(asked.policy);
  for (const step of asked.before) await step(world);
  const request = await message(asked, world);
  const heard = listener();
  return { asked, world, request, heard, response: await world.handle(request, heard) };
}
