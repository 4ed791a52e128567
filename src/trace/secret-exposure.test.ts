import { describe, expect, it } from 'vitest';
import { get } from '../protocol/http.ts';
import type { Reader, SecretKind } from '../protocol/parties.ts';
import type { MessageEvent, Trace } from './events.ts';
import { readersOfRequest } from './exposure.ts';
import { traceModel } from './model.ts';
import { exposedPlacesOf, exposureOf, pageOwner } from './secret-exposure.ts';
import { deviceSignIn, hybridSignIn, passwordSignIn, pushedSignIn, signedJob } from './testing/sign-ins.ts';
import { asks, traceOf } from './testing/traces.ts';

/** Who could read the first secret of a kind, or the one with this number. */
function readersOf(trace: Trace, kind: SecretKind, number = 0): Reader[] {
  const model = traceModel(trace);
  const ids = trace.events.flatMap(({ seq }) =>
    model
      .secretsAt(seq)
      .filter((secret) => secret.kind === kind)
      .map(({ id }) => id),
  );
  return exposureOf(model, [...new Set(ids)][number] ?? '').map(({ reader }) => reader);
}

const inUrls: readonly Reader[] = ['address bar', 'browser history', 'Referer header', 'server logs'];

describe('who could read a secret anywhere', () => {
  it('RFC 6749 §4.3: the password of the password flow is read by the app that forwards it', async () => {
    const readers = readersOf(await passwordSignIn(), 'password');
    expect(readers).toEqual(['onlookers', 'app code', 'authorization server', 'network (TLS)']);
  });

  it('RFC 6749 §1.2: the password of a redirect flow is not', async () => {
    const readers = readersOf(await hybridSignIn(), 'password');
    expect(readers).toEqual(['browser memory', 'onlookers', 'authorization server', 'network (TLS)']);
  });

  it('Form Post §2: what a form takes to the app is in no URL', async () => {
    const trace = await hybridSignIn();
    for (const kind of ['code', 'id_token', 'access_token'] as const) {
      const readers = readersOf(trace, kind);
      expect(readers).toEqual(expect.arrayContaining(['browser memory', 'page source', 'app code']));
      for (const place of inUrls) expect(readers, kind).not.toContain(place);
    }
    // The second ID token comes over the back channel.
    expect(readersOf(trace, 'id_token', 1)).toEqual(['app code', 'authorization server', 'network (TLS)']);
  });

  it('RFC 9700 §4.2: a code in a redirect is where every URL goes; a cookie beside it is not', async () => {
    const trace = await pushedSignIn();
    expect(readersOf(trace, 'code')).toEqual([
      ...['address bar', 'browser history', 'Referer header', 'browser memory', 'server logs'],
      ...['app code', 'authorization server', 'network (TLS)'],
    ]);
    expect(readersOf(trace, 'cookie')).toEqual(['browser memory', 'authorization server', 'network (TLS)']);
  });

  it('RFC 9126 §2: a pushed challenge never passes the browser, the request_uri does', async () => {
    const trace = await pushedSignIn();
    expect(readersOf(trace, 'code_challenge')).toEqual(['app code', 'authorization server', 'network (TLS)']);
    expect(readersOf(trace, 'request_uri')).toEqual(expect.arrayContaining([...inUrls]));
  });

  it('RFC 7523 §2.2: an assertion in a form is in no log', async () => {
    // Somebody has got hold of it all the same, and sends it first.
    expect(readersOf(await signedJob(), 'client_assertion')).toEqual([
      ...['attacker', 'app code', 'authorization server', 'network (TLS)'],
    ]);
  });

  it('RFC 8628 §5.4: a user code is read by whoever looks on; the device code only by its two parties', async () => {
    const trace = await deviceSignIn();
    expect(readersOf(trace, 'user_code')).toContain('onlookers');
    expect(readersOf(trace, 'device_code')).toEqual(['app code', 'authorization server', 'network (TLS)']);
  });

  it('OIDC Core §2: a nonce stands where its ID token stands', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256' })}.${part({ nonce: 'n1' })}.sig`;
    const message = get(`https://as.example/logout?id_token_hint=${token}`);
    const readers = readersOfRequest(message, 'front', 'authorization-server');
    const trace = traceOf({ ...asks('x1', 'browser', 'authorization-server', message), readers } as never);
    expect(readersOf(trace, 'nonce')).toEqual(readersOf(trace, 'id_token'));
    expect(readersOf(trace, 'nonce')).toContain('address bar');
  });

  it('names the events, in order and each once', async () => {
    const model = traceModel(await pushedSignIn());
    const code = model.trace.events
      .flatMap(({ seq }) => model.secretsAt(seq))
      .find(({ kind }) => kind === 'code');
    for (const { seqs } of exposureOf(model, code?.id ?? '')) {
      expect([...seqs]).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      for (const seq of seqs) expect(model.secretsAt(seq).map(({ id }) => id)).toContain(code?.id);
    }
    expect(exposureOf(model, 'code:none')).toEqual([]);
  });
});

describe('whose page a person acts on', () => {
  it('is the one that sent it, or the app whose own screen it is', async () => {
    const owners = (trace: Trace) => {
      const model = traceModel(trace);
      return trace.events.flatMap((event) => (event.kind === 'action' ? [pageOwner(model, event)] : []));
    };
    // The first acts on the page that is open before the walk, which nothing in the trace brought.
    expect(owners(await hybridSignIn())).toEqual([undefined, 'authorization-server', 'authorization-server']);
    expect(owners(await passwordSignIn())).toEqual(['app']);
    expect(
      owners(traceOf({ kind: 'action', by: 'user', on: 'browser', name: 'a', label: 'a', values: [] })),
    ).toEqual([undefined]);
  });
});

describe('where a message is exposed', async () => {
  const { events } = await hybridSignIn();
  const messages = events.filter(
    (event): event is MessageEvent => event.kind === 'request' || event.kind === 'response',
  );
  const placesOf = (isIt: (event: MessageEvent) => boolean) =>
    messages.filter(isIt).map((event) => exposedPlacesOf(event).join(', '));

  it('is where its values are: in a URL, in a form, in a page', () => {
    const asksFor = (path: string) => (event: MessageEvent) =>
      event.kind === 'request' && new URL(event.message.url).pathname === path;
    expect(placesOf(asksFor('/authorize'))).toEqual([
      'address bar, browser history, Referer header, server logs',
    ]);
    expect(placesOf(asksFor('/callback'))).toEqual(['browser memory']);
    const page = (event: MessageEvent) =>
      event.kind === 'response' && event.message.body.includes('data-auto-submit');
    expect(placesOf(page)).toEqual(['browser memory, page source']);
  });

  it('is nowhere on the back channel, and nowhere for a page without values', () => {
    expect(new Set(placesOf(({ channel }) => channel === 'back'))).toEqual(new Set(['']));
    expect(placesOf(({ from }) => from === 'app').at(-1)).toBe('');
  });
});
