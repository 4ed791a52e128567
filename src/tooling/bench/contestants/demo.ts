import { ana, apiAudience, apis } from '../../../lab/demo.ts';
import { demoKey } from '../../../lab/keys.ts';

/** Every contestant has this user, this API and this RS256 key of 2,048 bits. */
export { ana, apiAudience, apis, demoKey };

export const redirectUri = 'https://spa.granttour.example/callback';
export const webOrigin = 'https://spa.granttour.example';
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** A public app in a browser: authorization code with PKCE, refresh tokens. */
export const spaId = 'bench-spa';
/** A confidential program of its own right. */
export const machineId = 'bench-machine';
export const machineSecret = 'a-secret-of-the-bench-with-more-than-32-characters';
/** A public client without a browser. */
export const deviceId = 'bench-device';

export const apiScope = 'read:orders';
