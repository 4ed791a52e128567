import { useEffect, useState } from 'react';
import type { Recipe } from '../../lab/index.ts';
import type { FlowTableLinks } from './links.ts';

/** A link to two runs beside each other, once it is made. `key` says which two. */
export function usePairLink(
  { sideBySideLink }: Pick<FlowTableLinks, 'sideBySideLink'>,
  left: Recipe,
  right: Recipe,
): string | undefined {
  const [made, setMade] = useState<{ readonly key: string; readonly link: string }>();
  const key = JSON.stringify([left, right]);
  useEffect(() => {
    let gone = false;
    const [one, other] = JSON.parse(key) as [Recipe, Recipe];
    sideBySideLink(one, other).then(
      (link) => !gone && setMade({ key, link }),
      // Without a link there is no way to the runs; the table stays as it is.
      () => !gone && setMade(undefined),
    );
    return () => {
      gone = true;
    };
  }, [key, sideBySideLink]);
  return made?.key === key ? made.link : undefined;
}
