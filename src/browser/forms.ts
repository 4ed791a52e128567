import { parseUrl } from '../protocol/http.ts';
import { encodeParameters } from '../protocol/parameters.ts';
import type { Control, Form } from './html.ts';
import type { Answer } from './page.ts';

/** A submission on its way to being a request. */
export interface Submission {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: string;
}

type Fields = Answer['fields'];

const BUTTONS = new Set(['submit', 'image', 'button', 'reset', 'file']);

/** The submit button that a person pressed by `name=value`, or that Enter presses: the form's first. */
export function pressedButton(form: Form, button: string | undefined): Control | undefined {
  const submits = form.controls.filter(({ type, disabled }) => type === 'submit' && !disabled);
  return button === undefined ? submits[0] : submits.find(({ name, value }) => `${name}=${value}` === button);
}

/**
 * What a form sends: an `application/x-www-form-urlencoded` body, or for GET a query in place of the action's own.
 * `undefined` where the form's target is no URL.
 * @see [HTML, section 4.10.21.3 - Form submission algorithm](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm)
 */
export function submission(
  form: Form,
  fields: Fields,
  pressed: Control | undefined,
  page: { readonly url: string; readonly base: string },
): Submission | undefined {
  const action = (pressed?.action ?? form.action).trim();
  const base = parseUrl(page.base, page.url)?.href ?? page.url;
  const url = action === '' ? withoutFragment(page.url) : parseUrl(action, base);
  if (!url) return undefined;
  const encoded = encodeParameters(entryList(form, fields, pressed));
  if ((pressed?.method ?? form.method).toLowerCase() === 'post')
    return { method: 'POST', url, body: encoded };
  url.search = encoded;
  return { method: 'GET', url };
}

function withoutFragment(text: string): URL | undefined {
  const url = parseUrl(text);
  if (url) url.hash = '';
  return url;
}

/**
 * The names and values that a form sends, in document order.
 * @see [HTML, section 4.10.21.4 - Constructing the entry list](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-the-form-data-set)
 */
function entryList(form: Form, fields: Fields, pressed: Control | undefined): [string, string][] {
  return form.controls
    .filter((control) => !control.disabled && control.name !== '')
    .filter((control) => control === pressed || !BUTTONS.has(control.type))
    .filter((control) => control.on === undefined || isOn(control, fields))
    .map((control) => [control.name, lineBreaks(sentValue(control, fields))]);
}

/** Own properties only: a field may be called `constructor`. */
function fieldOf(fields: Fields, name: string): string | boolean | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isOn(control: Control, fields: Fields): boolean {
  const told = fieldOf(fields, `${control.name}=${control.value}`) ?? fieldOf(fields, control.name);
  if (told === undefined) return control.on === true;
  return typeof told === 'boolean' ? told : told === control.value;
}

function sentValue(control: Control, fields: Fields): string {
  const told = fieldOf(fields, control.name);
  const editable = control.on === undefined && !BUTTONS.has(control.type);
  return editable && typeof told === 'string' ? told : control.value;
}

const lineBreaks = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
