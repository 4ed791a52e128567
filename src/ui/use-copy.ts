import { useEffect, useState } from 'react';

/** How the last copy went. */
export type Copied = 'no' | 'yes' | 'failed';

/** Copies text, and says how that went until `after` milliseconds have passed. */
export function useCopy(after = 2000): readonly [Copied, (text: string) => Promise<Copied>] {
  const [copied, setCopied] = useState<Copied>('no');
  useEffect(() => {
    if (copied === 'no') return;
    const timer = window.setTimeout(() => setCopied('no'), after);
    return () => window.clearTimeout(timer);
  }, [copied, after]);
  async function copy(text: string): Promise<Copied> {
    const result = await write(text);
    setCopied(result);
    return result;
  }
  return [copied, copy];
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
