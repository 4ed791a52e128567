import { parseDocument } from 'htmlparser2';
import {
  get,
  type Handle,
  type Header,
  type HttpRequest,
  type HttpResponse,
  header,
  headers,
  postForm,
} from '../../protocol/http.ts';

/** A page that the test browser stands on, or the address outside the server that it was sent to. */
export interface Stop {
  readonly url: string;
  readonly response: HttpResponse | undefined;
  /** What a form_post page sent to that address (`application/x-www-form-urlencoded`). */
  readonly posted?: string;
}

/** A form as the page has it. */
interface Form {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** `data-auto-submit`: a script would send it at once. */
  readonly sendsItself: boolean;
}

/** As little of a browser as a login takes: it keeps cookies, follows redirects within the server and sends forms. */
export class UserAgent {
  readonly cookies = new Map<string, string>();
  readonly #handle: Handle;
  readonly #origin: string;

  constructor(handle: Handle, origin: string) {
    this.#handle = handle;
    this.#origin = new URL(origin).origin;
  }

  open(url: string): Promise<Stop> {
    return this.#follow(get(url));
  }

  /** Fills the page's form that has this button, and presses it. */
  async press(page: Stop, button: string, typed: Readonly<Record<string, string>> = {}): Promise<Stop> {
    const form = formsOf(page.response?.body ?? '').find(({ fields }) =>
      fields.some(([name, value]) => name === 'action' && value === button),
    );
    if (!form) throw new Error(`The page has no button ${button}`);
    const kept = form.fields.filter(([name, value]) => name !== 'action' || value === button);
    const sent = kept.map(([name, value]) => [name, typed[name] ?? value] as const);
    return this.#follow(postForm(new URL(form.action, page.url).href, sent));
  }

  async #follow(request: HttpRequest): Promise<Stop> {
    const response = await this.#handle({
      ...request,
      headers: [...request.headers, ...this.#cookieHeader()],
    });
    for (const line of headers(response, 'set-cookie')) this.#keep(line);
    const location = header(response, 'location');
    if (location === undefined) return this.#postItself({ url: request.url, response });
    const next = new URL(location, request.url);
    return next.origin === this.#origin
      ? this.#follow(get(next.href))
      : { url: next.href, response: undefined };
  }

  /** Sends the form of a form_post page, as its script would. */
  #postItself(page: Stop): Promise<Stop> | Stop {
    const form = formsOf(page.response?.body ?? '').find(({ sendsItself }) => sendsItself);
    if (!form) return page;
    const url = new URL(form.action, page.url);
    const request = postForm(url.href, form.fields);
    if (url.origin === this.#origin) return this.#follow(request);
    return { url: url.href, response: undefined, posted: request.body ?? '' };
  }

  #cookieHeader(): Header[] {
    const line = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return line === '' ? [] : [['Cookie', line]];
  }

  #keep(line: string): void {
    const pair = line.split(';')[0] ?? '';
    const equals = pair.indexOf('=');
    this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
}

type Nodes = ReturnType<typeof parseDocument>['children'];

/** The forms of a page, buttons among their fields. */
function formsOf(html: string): Form[] {
  return elements(parseDocument(html).children, ['form']).map((form) => ({
    action: form.attribs['action'] ?? '',
    sendsItself: 'data-auto-submit' in form.attribs,
    fields: elements(form.children, ['input', 'button'])
      .filter(({ attribs }) => attribs['name'] !== undefined)
      .map(({ attribs }) => [attribs['name'] ?? '', attribs['value'] ?? ''] as const),
  }));
}

type Element = Extract<Nodes[number], { attribs: unknown }>;

function elements(nodes: Nodes, names: readonly string[]): Element[] {
  return nodes.flatMap((node) => {
    const inside = 'children' in node ? elements(node.children as Nodes, names) : [];
    return 'attribs' in node && names.includes(node.name) ? [node, ...inside] : inside;
  });
}
