import type { FlowId } from '../../guide/compare/facts.ts';
import type { ProofId } from '../../guide/compare/threats/threat.ts';
import { Icon } from '../../ui/icons.tsx';
import styles from './CellContent.module.css';
import type { FlowTableLinks } from './links.ts';
import { proofOf } from './proofs.ts';
import { usePairLink } from './use-pair-link.ts';

/** The way to an attack that was run twice: with the protection, and beside it without. */
export function ProofLink({
  proof,
  flow,
  links,
}: {
  readonly proof: ProofId;
  readonly flow: FlowId;
  readonly links: FlowTableLinks;
}) {
  const { refused, beside, besideIs } = proofOf(proof, flow);
  const href = usePairLink(links, refused, beside);
  if (href === undefined) return null;
  return (
    <p className={styles['proof']}>
      <Icon name="shield" />
      <a href={href}>
        {besideIs === 'through'
          ? 'See it refused, and without the protection go through'
          : "See it refused, beside the app's own run"}
      </a>
    </p>
  );
}
