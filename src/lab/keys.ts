import type { PrivateJwk } from '../protocol/jwt.ts';

/**
 * The demo authorization server's RS256 key pair. It is public on purpose and worthless: it signs nothing but the demo's tokens,
 * and it is fixed so that the same recipe makes the same tokens. Never trust it, never use it anywhere else.
 */
export const demoKey: PrivateJwk = {
  kty: 'RSA',
  kid: 'demo-1',
  alg: 'RS256',
  use: 'sig',
  n: 'pCqwr0OSZeO7GOVu_YIXzWNcU5ZLq5dwPVv0YfDKqEs47PxyU3Eb9euUAkneVI4iv_PA4R0dpdzy28jICDXej3nwEbbwRyC-HkRdUY_oY7LCsTNJ8T1gqXx5Ai-NtzB5jGuSLq0wXcWGdAGa6IwYOSQdKp3G7vePS5XdlzErMWN0S1jIT4NeBqaEs8rBGzYDkqTg68ddFJWxyRMmJyxXfRkXybNBeD3BAt4Uj9TiVhwqaTNewiD85L-B5hnPvpYIrqpWs1yQOE6aACNhG3wjNxGQZXIXHh-wGM8TSK805lF5OcMofR8upHVvRYocBoxtsnJPlLJNhFoFG9CNXNNb1Q',
  e: 'AQAB',
  d: 'SBnlyrwbPrvDzx3pXtb1vEOw55dBecYDyjcqQJ_AaiTLhi4jyikJ1jrWoSCvUKSyd2rHojcm79N4KHZpAE4khxBPk4AszJiBV4rAD5PsRWlcH_Z-OcEyxI2CGicnjzbvk3AlXnG7JdwcfrO7xPnOo74MP0zXc9nvqgtSrNYv-brW7IRwumsiBmp-VArApaviIZPiDC1QX2AS0JQhr6Jf-_ubPUPb3kiyv6KWlYcDcUDHHQ277gnoXydMP-pcWUAEFnZ5NukdfK5q0UF8LuEUwLMimLrzFrYLl2UVgeRj0rnVkZ04rYgz6XqS3zclQSAhQX8A_jRN3YbKVvK4BxUeuw',
  p: '411izUCB4doW_Bckqtc8AqmfBqbti_u-n7_Nmp4Ro1j2JshQTCy17TdTyGG2eFw0e4cy2Iem8CEbxsMVDDaE9fAZAmu1UFKR2nQp8f6ZPu2ArEXikpLx3vfJFUmImMAeFA8fXh-q52QNAywCZBIaeGupRSz6dnVQ8mZqr_Z_o-c',
  q: 'uNeyK7gHP7U3cgjCRle3bMkljdnu3AjyccdSwBHpObLtuOhiey3q3tWAwJw623F6bRmXPxL5vvxcBQj2c3Zh2Gr32Bpl1dM60gpPiqwLxG99rW5RAguVrZyE7rQk8eLeEXBlrmMDlmyaLA5XY5D69SjmMx2SHryiv70qkaESCuM',
  dp: 'ciVCIxWNn1ukSm88A2EHSbbqlaZcf_ilHQJoMIXHCSDyg0nxtiyEMVGjiGg1-XshBhs8FaUU1F1q2oC6ImWEnwwpIiP85RRvESNco5dUTFlkThjPxRJsx6nSlBNUtotNDnkBIHn5jS2Xss33bVIBZA947bfFDo-bUfbE_Q5dymU',
  dq: 'RgGDPGWdcTZ8Aldo5OVR1gS0kW3ptjI5SHhaUd42u6CVwkNZERgJ7U1lTw2ciQIIgQuBKeVQ61F-tHV5ia9bTXDt303YJcyzaVt4VqfkaQhky-uNCL5EeRVfj1xw5Z-rxWURTaO4dx84oNjppg8BzRopXVCkx7lf1kiZt8AOKks',
  qi: 'cwx_PsvbFU7ejaK25QVm8kZOObcHIIxCyPdhheIjuVjn5sv3g7Rij3kvCLFnXgXxXPDz3GLxnJ4kxiUbdkXTyWoTrRUvEsTUMJJq9IesfZ1rBIdgl55kEuCDWCE5SUJV07xX4VvMwfxobvTofiCh3-CP7AW2E3MV1ZMN3bt5CHI',
};
