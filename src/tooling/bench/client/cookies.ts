/** A jar for one server: cookies by name and path. `Secure` is not looked at, because the servers are measured without TLS. */
export class Cookies {
  readonly #kept = new Map<string, { readonly pair: string; readonly path: string }>();

  /** Keeps or drops what a `Set-Cookie` header says. */
  keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const of = (name: string): string | undefined =>
      attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const path = of('path') ?? '/';
    const key = `${pair.slice(0, pair.indexOf('='))} ${path}`;
    const expires = of('expires');
    const dead = of('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now());
    if (dead) this.#kept.delete(key);
    else this.#kept.set(key, { pair, path });
  }

  /** The `Cookie` header for a path; empty where there is none to send. */
  headerFor(path: string): string {
    const fitting = [...this.#kept.values()].filter((cookie) => covers(cookie.path, path));
    return fitting.map(({ pair }) => pair).join('; ');
  }
}

const covers = (own: string, path: string): boolean =>
  path === own || path.startsWith(own.endsWith('/') ? own : `${own}/`);
