/**
 * What `style-src` must allow for mermaid to measure text: the style sheet of its scratch drawing.
 * Written by `npx tsx src/tooling/mermaid-style-hashes.ts`; see README.md.
 */
export const styleHashes: readonly string[] = ['sha256-Pgeirjyo1EpbuEphLspH2j8jyFczJPGvPEHUsHT/2iU='];
