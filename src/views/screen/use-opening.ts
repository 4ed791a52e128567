import { useState } from 'react';
import type { Page } from '../../lab/index.ts';
import type { Selection } from '../selection.ts';
import type { Asked } from './scene.ts';

/**
 * The page that was open before the first event. No event tells of it, only the first question, so it is kept from
 * there for the rest of the run.
 */
export function useOpening({ model, pending }: Selection, asked: Asked | undefined): Page | undefined {
  const [opening, setOpening] = useState<Page>();
  const isFirst = asked !== undefined && pending !== undefined && !model.screenAt(pending);
  const found = isFirst ? asked.page : undefined;
  if (found && found !== opening) setOpening(found);
  return found ?? opening;
}
