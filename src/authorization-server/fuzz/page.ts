import { parseDocument } from 'htmlparser2';
import type { HttpResponse } from '../../protocol/http.ts';

/** An element of a page, with all that is in it. */
export interface Element {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly inside: readonly Element[];
}

/** A form as a person could send it. */
export interface Form {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly buttons: readonly (readonly [name: string, value: string])[];
}

/** What is in a page besides text. */
export interface Page {
  /** `data-page`. */
  readonly name: string | undefined;
  readonly elements: readonly Element[];
  /** Kinds of node that are neither elements nor text: comments, scripts, instructions. */
  readonly oddities: readonly string[];
  readonly forms: readonly Form[];
}

type Nodes = ReturnType<typeof parseDocument>['children'];

const known = new WeakMap<HttpResponse, Page>();

/** Reads a page as a browser would; the same response is read once. */
export function pageOf(response: HttpResponse): Page {
  const before = known.get(response);
  if (before) return before;
  const oddities: string[] = [];
  const top = elementsOf(parseDocument(response.body).children, oddities);
  const elements = top.flatMap(withInside);
  const name = elements.find((element) => element.name === 'body')?.attribs['data-page'];
  const forms = elements.filter((element) => element.name === 'form').map(formOf);
  const page = { name, elements, oddities, forms };
  known.set(response, page);
  return page;
}

function elementsOf(nodes: Nodes, oddities: string[]): Element[] {
  return nodes.flatMap((node) => {
    if ('attribs' in node) {
      if (node.type !== 'tag') oddities.push(node.type);
      return [{ name: node.name, attribs: node.attribs, inside: elementsOf(node.children, oddities) }];
    }
    const doctype = node.type === 'directive' && node.data === '!doctype html';
    if (node.type !== 'text' && !doctype) oddities.push(node.type);
    return [];
  });
}

const withInside = (element: Element): Element[] => [element, ...element.inside.flatMap(withInside)];

function formOf(form: Element): Form {
  const named = form.inside
    .flatMap(withInside)
    .filter((element) => element.attribs['name'] !== undefined)
    .map(({ name, attribs }) => ({ name, pair: [attribs['name'] ?? '', attribs['value'] ?? ''] as const }));
  return {
    action: form.attribs['action'] ?? '',
    fields: named.filter(({ name }) => name === 'input').map(({ pair }) => pair),
    buttons: named.filter(({ name }) => name === 'button').map(({ pair }) => pair),
  };
}
