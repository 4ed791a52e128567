import { randomFillSync } from 'node:crypto';
import { type Client, createAuthorizationServer } from '../../../authorization-server/index.ts';
import { listen } from '../../../authorization-server/testing/loopback.ts';
import type { Handle } from '../../../protocol/http.ts';
import type { Random } from '../../../protocol/inputs.ts';
import type { Contestant } from './contestant.ts';
import {
  ana,
  apis,
  DEVICE_GRANT,
  demoKey,
  deviceId,
  machineId,
  machineSecret,
  redirectUri,
  spaId,
  webOrigin,
} from './demo.ts';

const clients: readonly Client[] = [
  {
    client_id: spaId,
    name: 'Wayfarer',
    kind: 'spa',
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    web_origins: [webOrigin],
  },
  {
    client_id: machineId,
    name: 'Nightly export',
    kind: 'machine',
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: machineSecret,
    grant_types: ['client_credentials'],
    web_origins: [],
  },
  {
    client_id: deviceId,
    name: 'Wayfarer for televisions',
    kind: 'device',
    redirect_uris: [],
    token_endpoint_auth_method: 'none',
    grant_types: [DEVICE_GRANT],
    web_origins: [],
  },
];

/** Our server under its default policy. Like its peers it reads the real clock and real randomness. */
export const ours: Contestant = {
  name: 'ours',
  version: '',
  remarks: {},
  lacks: [],
  paths: { authorization: '/authorize', token: '/oauth/token', device: '/oauth/device/code' },
  apiParameter: 'audience',
  inProcess: async (origin) => serverAt(origin),
  overLoopback: () => listen(serverAt),
};

function serverAt(origin: string): Handle {
  const { handle } = createAuthorizationServer({
    issuer: `${origin}/`,
    clients,
    users: [ana],
    apis,
    clock: { now: () => Date.now() },
    random: pooledRandom(),
    keys: [demoKey],
  });
  return (request) => handle(request);
}

/** The system's randomness, taken 4 kB at a time as oidc-provider and Node's own `randomUUID` do. */
function pooledRandom(): Random {
  const pool = new Uint8Array(4096);
  let used = pool.length;
  return {
    bytes: (length) => {
      if (used + length > pool.length) {
        randomFillSync(pool);
        used = 0;
      }
      used += length;
      return pool.slice(used - length, used);
    },
  };
}
