import * as openid from 'openid-client';
import { configure } from '../apps/openid.ts';
import { type ShopOptions, usualShop } from '../apps/options.ts';
import type { Play } from '../stage.ts';
import { DEVICE_GRANT } from '../world/clients.ts';
import { answerPages, type Person, visit, willing } from './person.ts';

interface DeviceOptions extends ShopOptions {
  /** Milliseconds between polls. */
  readonly pace: number;
  /** How often the device asks before the person comes, and how often at most. */
  readonly before: number;
  readonly most: number;
  readonly person: Person;
}

const usual: DeviceOptions = {
  ...usualShop,
  ...{ client: 'television', authentication: 'none', scope: 'openid profile' },
  ...{ pace: 1050, before: 1, most: 4, person: willing },
};

/** A television asks for a code and polls; Ana types it in, in a browser. */
export const device: Play = async ({ world, page }, given) => {
  const options: DeviceOptions = { ...usual, ...given };
  const config = await configure(world, options);
  const scope = options.scope;
  const { device_code, verification_uri_complete = '' } = await openid.initiateDeviceAuthorization(config, {
    scope,
  });
  for (let polls = 0; polls < options.most; polls += 1) {
    if (polls === options.before) {
      const phone = await page();
      await visit(phone, verification_uri_complete);
      await answerPages(phone, options.person);
    }
    await new Promise((resolve) => setTimeout(resolve, options.pace));
    const again = await openid.genericGrantRequest(config, DEVICE_GRANT, { device_code }).then(
      () => false,
      (error: { error?: string }) => error.error === 'authorization_pending' || error.error === 'slow_down',
    );
    if (!again) return;
  }
};
