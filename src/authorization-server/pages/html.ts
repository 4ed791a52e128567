/** Markup that is safe to send: made by {@link html} only. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** Writes markup; every text put in is escaped, so that foreign text stays text. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html {
  const texts = values.map((value) => [value].flat().map(asText).join(''));
  return new Html(String.raw({ raw: parts }, ...texts));
}

const asText = (value: string | Html): string => (value instanceof Html ? value.text : escaped(value));
