import { Parser } from 'htmlparser2';

/** A field or button of a form, as its tag describes it. */
export interface Control {
  /** `text`, `hidden`, `checkbox`, `radio`, `select`, `textarea`, `submit`, `button`, ... */
  readonly type: string;
  readonly name: string;
  readonly value: string;
  /** Ticked (check box, radio) or chosen (an option); `undefined` for other fields. */
  readonly on: boolean | undefined;
  readonly disabled: boolean;
  /** A button's own target and method, where it has them. */
  readonly action: string | undefined;
  readonly method: string | undefined;
}

/** A form with its controls in document order. */
export interface Form {
  readonly action: string;
  readonly method: string;
  /** The page asks for this form to be submitted at once (`data-auto-submit`), as the script of a form_post page would. */
  readonly autoSubmit: boolean;
  readonly controls: readonly Control[];
}

/** What the browser needs of a page. */
export interface Reading {
  /** The first `data-page` of the page, or empty. */
  readonly name: string;
  /** `<base href>`, or empty. */
  readonly base: string;
  readonly forms: readonly Form[];
}

type Attributes = Readonly<Record<string, string>>;
type Growing = Form & { readonly id: string; readonly controls: Control[] };
type Owned = {
  readonly control: Control;
  readonly owner: Growing | undefined;
  readonly ownerId: string | undefined;
};

/**
 * Reads forms, base and name out of HTML; it takes any text, runs nothing and loads nothing.
 * @see [HTML, section 4.10.18.3 - Association of controls and forms](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#association-of-controls-and-forms)
 */
export function readHtml(html: string): Reading {
  const reader = new Reader();
  const parser = new Parser({
    onopentag: (tag, attributes) => reader.open(tag, attributes),
    ontext: (text) => reader.text(text),
    onclosetag: (tag) => reader.close(tag),
  });
  parser.end(html);
  return reader.done();
}

class Reader {
  private name = '';
  private base = '';
  private readonly forms: Growing[] = [];
  private readonly owned: Owned[] = [];
  private form: Growing | undefined;
  private select: Attributes | undefined;
  private options: { value: string | undefined; text: string; on: boolean; disabled: boolean }[] = [];
  private area: { readonly attributes: Attributes; text: string } | undefined;
  private readonly fieldsets: boolean[] = [];
  private templates = 0;

  open(tag: string, attributes: Attributes): void {
    if (tag === 'template') this.templates++;
    if (this.templates > 0) return;
    this.name ||= attributes['data-page'] ?? '';
    if (tag === 'base') this.base ||= attributes.href ?? '';
    else if (tag === 'form' && !this.form) this.openForm(attributes);
    else if (tag === 'fieldset') this.fieldsets.push('disabled' in attributes);
    else if (tag === 'input' || tag === 'button') this.add(attributes, buttonOrInput(tag, attributes));
    else if (tag === 'textarea') this.area = { attributes, text: '' };
    else if (tag === 'select') this.select = attributes;
    else if (tag === 'option' && this.select) this.openOption(attributes);
  }

  text(text: string): void {
    const option = this.options.at(-1);
    if (this.area) this.area.text += text;
    else if (this.select && option) option.text += text;
  }

  close(tag: string): void {
    if (tag === 'template') this.templates = Math.max(0, this.templates - 1);
    if (this.templates > 0) return;
    if (tag === 'form') this.form = undefined;
    else if (tag === 'fieldset') this.fieldsets.pop();
    else if (tag === 'textarea' && this.area) this.closeArea(this.area);
    else if (tag === 'select' && this.select) this.closeSelect(this.select);
  }

  done(): Reading {
    for (const { control, owner, ownerId } of this.owned) {
      const form = ownerId === undefined ? owner : this.forms.find(({ id }) => id === ownerId);
      form?.controls.push(control);
    }
    return { name: this.name, base: this.base, forms: this.forms };
  }

  private openForm(attributes: Attributes): void {
    this.form = {
      id: attributes.id ?? '',
      action: attributes.action ?? '',
      method: attributes.method ?? '',
      autoSubmit: 'data-auto-submit' in attributes,
      controls: [],
    };
    this.forms.push(this.form);
  }

  private openOption(attributes: Attributes): void {
    const flags = { on: 'selected' in attributes, disabled: 'disabled' in attributes };
    this.options.push({ value: attributes.value, text: '', ...flags });
  }

  private closeArea({ attributes, text }: { attributes: Attributes; text: string }): void {
    this.area = undefined;
    // The first line break after the tag is the writer's, not the value's.
    this.add(attributes, { type: 'textarea', value: text.replace(/^\r?\n/, ''), on: undefined });
  }

  /** One control for each option, so that choosing is the same as ticking. */
  private closeSelect(attributes: Attributes): void {
    const options = this.options;
    this.select = undefined;
    this.options = [];
    const many = 'multiple' in attributes;
    const chosen = options.findLast((o) => o.on) ?? options.find((o) => !o.disabled);
    for (const option of options) {
      const value = option.value ?? option.text.trim().replace(/\s+/g, ' ');
      const on = many ? option.on : option === chosen;
      this.add(attributes, { type: many ? 'checkbox' : 'select', value, on }, option.disabled);
    }
  }

  private add(
    attributes: Attributes,
    its: Pick<Control, 'type' | 'value' | 'on'>,
    disabled = 'disabled' in attributes || this.fieldsets.includes(true),
  ): void {
    const control = {
      ...its,
      name: attributes.name ?? '',
      disabled: disabled || 'disabled' in attributes,
      action: attributes.formaction,
      method: attributes.formmethod,
    };
    this.owned.push({ control, owner: this.form, ownerId: attributes.form });
  }
}

function buttonOrInput(
  tag: 'input' | 'button',
  attributes: Attributes,
): Pick<Control, 'type' | 'value' | 'on'> {
  const written = (attributes.type ?? '').toLowerCase();
  if (tag === 'button') {
    const type = written === 'button' || written === 'reset' ? written : 'submit';
    return { type, value: attributes.value ?? '', on: undefined };
  }
  const tickable = written === 'checkbox' || written === 'radio';
  return {
    type: written || 'text',
    value: attributes.value ?? (tickable ? 'on' : ''),
    on: tickable ? 'checked' in attributes : undefined,
  };
}
