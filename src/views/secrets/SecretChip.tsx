import { secretMark } from '../../diagram/marks.ts';
import type { Secret } from '../../trace/index.ts';
import { Chip } from '../../ui/Chip.tsx';
import type { Follow } from '../selection.ts';

/** A secret as a chip: pointing at it lights it everywhere, pressing it keeps it lit. */
export function SecretChip({ secret, follow }: { readonly secret: Secret; readonly follow: Follow }) {
  const { glyph, hue, label } = secretMark[secret.kind];
  return (
    <Chip
      glyph={glyph}
      hue={`var(${hue})`}
      label={label}
      fingerprint={secret.fingerprint}
      pressed={follow.pinned === secret.id}
      followed={follow.id === secret.id}
      onPoint={(on) => follow.point(on ? secret.id : undefined)}
      onPress={() => follow.press(secret.id)}
    />
  );
}
