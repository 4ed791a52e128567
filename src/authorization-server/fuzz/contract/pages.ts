import { type HttpResponse, header } from '../../../protocol/http.ts';
import { type Element, pageOf } from '../page.ts';
import { issuer } from '../world.ts';
import { isRegistered } from './redirects.ts';
import type { Rule } from './rule.ts';

const isPage = (response: HttpResponse): boolean =>
  response.body !== '' && (header(response, 'content-type') ?? '').startsWith('text/html');

/** The elements that pages are made of, and the attributes that each may have. Whatever else there is came from outside. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  html: ['lang'],
  head: [],
  meta: ['charset', 'name', 'content'],
  title: [],
  body: ['data-page'],
  header: ['class'],
  main: ['class'],
  h1: [],
  h2: [],
  p: ['class', 'role', 'id'],
  strong: ['class'],
  code: ['class'],
  span: ['class'],
  ul: ['class'],
  li: ['class', 'data-scope'],
  form: ['class', 'method', 'action', 'data-auto-submit'],
  label: ['class', 'for'],
  input: [
    ...[
      'type',
      'name',
      'value',
      'id',
      'required',
      'inputmode',
      'autocomplete',
      'autocapitalize',
      'spellcheck',
    ],
    ...['aria-describedby', 'maxlength', 'autofocus'],
  ],
  button: ['class', 'type', 'name', 'value'],
};

/** There is one of each in a page. */
const ONCE = ['html', 'head', 'title', 'body', 'main', 'h1'];

const nothingForeignParses: Rule = ({ response }) => {
  if (!isPage(response)) return undefined;
  const { elements, oddities } = pageOf(response);
  if (oddities.length > 0) return `the page holds a ${oddities[0]}`;
  const foreign = elements.find((element) => foreignPart(element) !== undefined);
  if (foreign) return `the page holds ${foreignPart(foreign)}`;
  const doubtful = ONCE.find((name) => elements.filter((element) => element.name === name).length !== 1);
  return doubtful && `the page has not one ${doubtful}`;
};

function foreignPart({ name, attribs }: Element): string | undefined {
  const allowed = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
  if (!allowed) return `<${name}>`;
  const attribute = Object.keys(attribs).find((other) => !allowed.includes(other));
  return attribute && `<${name} ${attribute}>`;
}

/** No markup comes back as it was sent. What is looked for are the generator's own marks, which no page has. */
const nothingIsReflectedRaw: Rule = ({ request, response, sent }) => {
  if (!isPage(response)) return undefined;
  const texts = [...sent.flat(), ...request.headers.map(([, value]) => value)];
  const raw = texts.flatMap((text) => text.match(MARKED) ?? []).find((part) => response.body.includes(part));
  return raw && `the page reflects ${JSON.stringify(raw)}`;
};

/** A mark with the special character before or behind it. */
const MARKED = /[<>"'&][^<>"'&]{0,12}x-hostile|x-hostile[^<>"'&]{0,6}[<>"'&]/g;

const formsGoHome: Rule = ({ response }) => {
  if (!isPage(response)) return undefined;
  const { forms, name } = pageOf(response);
  const away = forms.find(({ action }) => new URL(action, issuer).origin !== new URL(issuer).origin);
  if (!away) return undefined;
  return name === 'form_post' && isRegistered(away.action) ? undefined : `a form to ${away.action}`;
};

const pagesAreSealed: Rule = ({ response }) => {
  if (!isPage(response)) return undefined;
  const policy = header(response, 'content-security-policy') ?? '';
  const wanted = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];
  const missing = wanted.find((directive) => !policy.includes(directive));
  if (missing) return `no ${missing}`;
  return header(response, 'referrer-policy') === 'no-referrer' ? undefined : 'no Referrer-Policy';
};

/** Rules of pages. */
export const pageRules: readonly Rule[] = [
  ...[nothingForeignParses, nothingIsReflectedRaw, formsGoHome, pagesAreSealed],
];
