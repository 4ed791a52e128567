import { useId } from 'react';
import type { Difference } from '../../lab/index.ts';
import { Cited } from '../../ui/Cited.tsx';
import { SidesTable } from '../../ui/SidesTable.tsx';

/** Where Auth0 is not what the specification says, side by side; one below the other where it is narrow. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const id = useId();
  return (
    <section>
      <h3 id={id}>Where Auth0 differs from the specification</h3>
      <SidesTable
        labelledBy={id}
        topic="What"
        sides={['The specification', 'Auth0']}
        rows={differences.map(({ topic, specification, auth0, spec, source }) => ({
          key: topic,
          topic,
          says: [
            <Cited key="specification" text={specification} spec={spec} />,
            <Cited key="auth0" text={auth0} spec={source} />,
          ],
        }))}
      />
    </section>
  );
}
