import type { Answer } from '../../lab/index.ts';

/** A control of a form as the person left it; every form control of the DOM has this shape. */
export interface Control {
  readonly name: string;
  /** As the DOM says it: `text`, `password`, `checkbox`, `select-one`, ... */
  readonly type: string;
  readonly value: string;
  readonly checked?: boolean;
}

/** The button that sent the form. */
export type Submitter = Pick<Control, 'name' | 'value'>;

/** What a person neither sees nor changes keeps what the page gave it. */
const NOT_FILLED_IN = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file', 'fieldset', 'output']);

/** A filled-in form as an answer. `form` counts the page's forms from 0. */
export function answerOf(form: number, controls: readonly Control[], submitter?: Submitter): Answer {
  const filled = controls.filter(({ name, type }) => name !== '' && !NOT_FILLED_IN.has(type));
  const boxes = filled.filter(({ type }) => type === 'checkbox');
  const alone = (name: string) => boxes.filter((box) => box.name === name).length === 1;
  const fields = filled.flatMap((control): [string, string | boolean][] => {
    const { name, type, value, checked = false } = control;
    if (type === 'checkbox') return [[alone(name) ? name : `${name}=${value}`, checked]];
    if (type === 'radio') return checked ? [[name, value]] : [];
    return [[name, value]];
  });
  return {
    form,
    fields: Object.fromEntries(fields),
    ...(submitter && submitter.name !== '' && { button: `${submitter.name}=${submitter.value}` }),
  };
}
