import type { Choosing } from '../../guide/choose/choosing.ts';
import { disagreements } from '../../guide/disagreements.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { BothSides } from './BothSides.tsx';
import { guidanceOn } from './guidance.ts';

/** Where Auth0's pages and today's guidance differ on the flow, and on the questions that led to it. */
export function Differ({ now }: { readonly now: Choosing }) {
  const { first, more } = guidanceOn(now, disagreements);
  if (first.length + more.length === 0) return null;
  return (
    <section>
      <h2>Where Auth0’s page and today’s guidance differ</h2>
      <BothSides disagreements={first} />
      {more.length > 0 && (
        <Disclosure summary={`${more.length} more on this flow and on the questions that led here`}>
          <BothSides disagreements={more} />
        </Disclosure>
      )}
    </section>
  );
}
