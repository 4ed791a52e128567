import { BesidePanel } from '../compare/BesidePanel.tsx';
import { useInspection } from './context.ts';

/** How an event differs from its counterpart in the untouched run; nothing where it does not, or where nothing was changed. */
export function BesideUntouched({ seq }: { readonly seq: number }) {
  const { beside } = useInspection().selection;
  if (!beside?.changed(seq)) return null;
  const counterpart = beside.counterpart(seq);
  return (
    <BesidePanel
      differences={beside.differencesAt(seq)}
      counterpart={counterpart}
      onlyHere={counterpart === undefined}
    />
  );
}
