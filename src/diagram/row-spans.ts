import { element } from './elements.ts';
import { secretMark } from './marks.ts';
import { CHIP_SEPARATOR, chipText, type Row } from './rows.ts';

/** Fills a drawn row anew with spans that can be lit one by one; its text stays the same. */
export function fillRow(text: SVGTextElement, row: Row, prefixLength: number): void {
  text.replaceChildren(...(row.kind === 'chips' ? chips(row) : words(row, prefixLength)));
}

function words({ text, tone }: Row & { kind: 'words' }, prefixLength: number): Node[] {
  const number = text.slice(0, prefixLength);
  const rest = element('tspan', { 'data-tone': tone }, [document.createTextNode(text.slice(prefixLength))]);
  if (!number) return [rest];
  return [element('tspan', { class: 'step-number' }, [document.createTextNode(number)]), rest];
}

function chips({ chips }: Row & { kind: 'chips' }): Node[] {
  return chips.flatMap((secret, index) => {
    const attributes = { class: 'chip', 'data-secret': secret.id, 'data-secret-kind': secret.kind };
    const chip = element('tspan', attributes, [document.createTextNode(chipText(secret))]);
    chip.style.setProperty('--hue', `var(${secretMark[secret.kind].hue})`);
    return index > 0 ? [document.createTextNode(CHIP_SEPARATOR), chip] : [chip];
  });
}
