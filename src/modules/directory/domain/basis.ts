/**
 * The basis of a statement: `seed` is stated in a published text, `inferred` is our reading of that text, `general` is
 * common knowledge (codes of standards, usual names), `entered` was typed by someone of the workspace.
 */
export type Basis = 'seed' | 'inferred' | 'general' | 'entered';
export const bases: readonly Basis[] = ['seed', 'inferred', 'general', 'entered'];

/** The fields whose basis differs from that of the whole record. */
export type BasisOf = Readonly<Record<string, Basis>>;
