/**
 * Where a statement comes from: `seed` a published text says it, `inferred` our reading of that text, `general` common
 * knowledge (codes of standards, usual names), `entered` someone of the workspace typed it.
 */
export type Basis = 'seed' | 'inferred' | 'general' | 'entered';
export const bases: readonly Basis[] = ['seed', 'inferred', 'general', 'entered'];

/** The fields whose basis differs from that of the whole. */
export type BasisOf = Readonly<Record<string, Basis>>;
