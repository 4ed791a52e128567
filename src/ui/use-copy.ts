import { useEffect, useState } from 'react';
import type { IconName } from './icons.tsx';

/** How the last copy went. */
export type Copied = 'no' | 'yes' | 'failed';

/** How long it is said. */
const SAID_FOR = 2000;

/**
 * Copies `text`, and says how that went for two seconds, in a word and with an icon; `onFail` may offer the text for
 * copying by hand.
 */
export function useCopy(
  text: string,
  onFail?: () => void,
): { readonly copied: Copied; readonly icon: IconName; copy(): Promise<void> } {
  const [copied, setCopied] = useState<Copied>('no');
  useEffect(() => {
    if (copied === 'no') return;
    const timer = window.setTimeout(() => setCopied('no'), SAID_FOR);
    return () => window.clearTimeout(timer);
  }, [copied]);
  async function copy() {
    const result = await write(text);
    setCopied(result);
    if (result === 'failed') onFail?.();
  }
  return { copied, icon: copied === 'yes' ? 'check' : 'copy', copy };
}

/** There is no clipboard in an insecure context, and a browser may refuse the one there is. */
async function write(text: string): Promise<Copied> {
  try {
    await window.navigator.clipboard.writeText(text);
    return 'yes';
  } catch {
    return 'failed';
  }
}
