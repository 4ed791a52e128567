import { demoKey } from './contestants/demo.ts';
import type { Tokens } from './flows.ts';

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/**
 * Signs the very bytes that the tokens of a flow were signed over, one after another, by the same key and by the function that
 * every contestant's library ends in: what is left of a flow if all else cost nothing.
 */
export async function bareSignatures({ access_token, id_token }: Tokens): Promise<() => Promise<void>> {
  const key = await crypto.subtle.importKey('jwk', demoKey, RS256, false, ['sign']);
  const inputs = [access_token, id_token ?? []].flat().map(signingInput);
  return async () => {
    for (const input of inputs) await crypto.subtle.sign(RS256.name, key, input);
  };
}

const signingInput = (token: string) => new TextEncoder().encode(token.slice(0, token.lastIndexOf('.')));
