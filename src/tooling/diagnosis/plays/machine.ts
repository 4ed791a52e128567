import * as openid from 'openid-client';
import { configure } from '../apps/openid.ts';
import { type ShopOptions, usualShop } from '../apps/options.ts';
import type { Play } from '../stage.ts';

interface MachineOptions extends ShopOptions {
  /** The parameter of the token request that names the API; another audience than the API's is refused there. */
  readonly audience: string;
  readonly asked: string;
  readonly calls: readonly ('GET' | 'POST')[];
  readonly wait: number;
}

const usual: MachineOptions = {
  ...usualShop,
  ...{ client: 'nightly', audience: '', asked: 'read:things', calls: ['GET'], wait: 0 },
};

/** A program asks for a token of its own right and calls the API with it. */
export const machine: Play = async ({ world }, given) => {
  const options: MachineOptions = { ...usual, ...given };
  const config = await configure(world, options);
  try {
    const { access_token } = await openid.clientCredentialsGrant(config, {
      resource: `${world.api.origin}${options.audience}`,
      scope: options.asked,
    });
    await new Promise((resolve) => setTimeout(resolve, options.wait));
    for (const method of options.calls) {
      await openid.fetchProtectedResource(
        config,
        access_token,
        new URL(`${world.api.origin}/things`),
        method,
      );
    }
  } catch {
    // A job fails in the night; the trace has what led to it.
  }
};
