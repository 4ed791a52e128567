import { visible } from '../../../trace/export/visible.ts';
import type { Lack, MessageEvent } from '../../../trace/index.ts';
import { shorten } from '../../../ui/shorten.ts';

/** What can be said of an imported message beside its content. */
export interface ImportNotes {
  /** Why no answer reached the page. */
  readonly failure: string | undefined;
  /** What the export does not hold of it, a sentence each. */
  readonly lacks: readonly string[];
  /** Where it stood in the file. */
  readonly stood: string | undefined;
}

/** Whether nothing of a message stands in the export: only its other half shows that there was one. */
export const isPlaceholder = ({ lacks = [] }: MessageEvent): boolean => lacks.includes('message');

/** Why a message failed, what its export lacks of it, and where it stood. */
export function importNotes(event: MessageEvent): ImportNotes {
  const { failure, source, kind, lacks = [] } = event;
  return {
    failure: failure === undefined ? undefined : failureInWords(failure, event),
    lacks: isPlaceholder(event)
      ? [`The export does not hold this ${kind}. It must have been there: its other half is.`]
      : lacksInWords(lacks, kind),
    stood:
      source && `In the export: ${short(source.path)}${source.file > 0 ? `, file ${source.file + 1}` : ''}`,
  };
}

/** A text of the file, fit for a sentence. */
const short = (text: string): string => visible(shorten(text.slice(0, 400), 120));

function failureInWords(failure: string, event: MessageEvent): string {
  const kept = event.kind === 'response' && event.message.status > 0;
  return kept
    ? `The server answered, and the browser kept the answer from the page: ${short(failure)}.`
    : `The browser got no answer: ${short(failure)}.`;
}

/** What the export does not hold of a message, a sentence for all of it that is only not there. */
function lacksInWords(lacks: readonly Lack[], kind: MessageEvent['kind']): string[] {
  const parts = PARTS.filter(([lack]) => lacks.includes(lack)).map(([, name]) => name);
  const [last = '', ...others] = parts.toReversed();
  const list = others.length > 0 ? `${others.toReversed().join(', ')} or ${last}` : last;
  return [
    ...(last === ''
      ? []
      : [`The export holds no ${list} of this ${kind}. That does not mean that there was none.`]),
    ...(lacks.includes('time') ? [`It does not say when this ${kind} was sent; its place is by order.`] : []),
    ...(lacks.includes('values')
      ? ['A sanitizer put other values in the place of the secrets. They cannot be compared.']
      : []),
  ];
}

const PARTS: readonly (readonly [Lack, string])[] = [
  ['headers', 'headers'],
  ['cookies', 'cookies'],
  ['authorization', 'Authorization header'],
  ['body', 'body'],
  ['fragment', 'URL fragment (what stands behind #)'],
];
