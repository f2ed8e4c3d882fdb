import { fieldOf, ProblemError } from '../api/problem.js';
import type { FieldProblem } from '../api/problem.js';

/**
 * The errors of a problem that a form already shows at their fields, so that the message below the form need not
 * repeat them.
 */
const shown = new WeakMap<ProblemError, Set<string>>();

export function showAtField(problem: unknown, field: string): void {
  if (!(problem instanceof ProblemError)) return;
  const fields = shown.get(problem) ?? new Set<string>();
  shown.set(problem, fields.add(field));
}

export interface Remainder {
  /** All messages are shown at fields, or the title equals one of them, so the title would be a repetition. */
  readonly atFields: boolean;
  /** Errors that are not shown at a field and not contained in title or detail. */
  readonly places: readonly FieldProblem[];
}

/** The part of a problem that is not shown at the fields, without repetition. */
export function remainderOf(problem: unknown): Remainder {
  if (!(problem instanceof ProblemError)) return { atFields: false, places: [] };
  const { errors = [], title, detail } = problem.body;
  const fields = shown.get(problem) ?? new Set<string>();
  const isShown = ({ pointer }: FieldProblem): boolean => fields.has(fieldOf(pointer));
  const rest = errors.filter((error) => !isShown(error));
  const repeated = errors.some((error) => isShown(error) && [title, detail].includes(error.detail));
  return {
    atFields: errors.length > 0 && (rest.length === 0 || repeated),
    places: rest.filter((error, index) => {
      const said = [title, detail, ...rest.slice(0, index).map((earlier) => earlier.detail)];
      return repeated || !said.includes(error.detail);
    }),
  };
}
