import { parameterOf } from '../../guide/glossary/related.ts';
import { type Entry, kindOf } from '../../protocol/dictionary/index.ts';

/** Where an entry stands, in few words: it tells apart what has the same name. */
export function placeWords(entry: Entry): string {
  const [first = '', ...others] = entry.places;
  switch (kindOf(entry)) {
    case 'value':
      return `value of ${parameterOf(entry)}`;
    case 'error':
      return 'error code';
    case 'scope':
      return 'scope';
    default:
      return others.length === 0 ? first : `${first} and ${others.length} more`;
  }
}
