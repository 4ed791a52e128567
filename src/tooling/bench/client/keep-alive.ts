import { Agent, request } from 'node:http';
import type { Handle, Header } from '../../../protocol/http.ts';

/** Sends messages over real HTTP, on connections that stay open. */
export function keepAlive(): Handle {
  const agent = new Agent({ keepAlive: true });
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const length: Header[] = body === undefined ? [] : [['content-length', `${Buffer.byteLength(body)}`]];
      const sent = request(url, { method, agent, headers: Object.fromEntries([...headers, ...length]) });
      sent.on('error', reject);
      sent.on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: pairs(answer.rawHeaders), body: text }),
        );
      });
      sent.end(body);
    });
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, i): Header[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
}
