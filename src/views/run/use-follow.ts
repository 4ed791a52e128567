import { useMemo, useState } from 'react';
import type { Follow } from '../selection.ts';

/** Which secret is lit: the one pointed at, else the one that was pressed. */
export function useFollow(): Follow {
  const [pointed, setPointed] = useState<string>();
  const [pinned, setPinned] = useState<string>();
  return useMemo(
    () => ({
      id: pointed ?? pinned,
      pinned,
      point: setPointed,
      press: (id) => setPinned(pinned === id ? undefined : id),
    }),
    [pointed, pinned],
  );
}
