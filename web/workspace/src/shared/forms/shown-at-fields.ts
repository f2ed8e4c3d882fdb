import { fieldOf, ProblemError } from '../api/problem.js';
import type { FieldProblem } from '../api/problem.js';

/** Which places of a refusal a form already shows at their fields: the message below the form need not repeat them. */
const shown = new WeakMap<ProblemError, Set<string>>();

export function showAtField(problem: unknown, field: string): void {
  if (!(problem instanceof ProblemError)) return;
  const fields = shown.get(problem) ?? new Set<string>();
  shown.set(problem, fields.add(field));
}

export interface Remainder {
  /** Every message stands at its field, or the title is one that does: the title would repeat it. */
  readonly atFields: boolean;
  /** What no field shows, and neither title nor detail says. */
  readonly places: readonly FieldProblem[];
}

/** Each message once: what is left to say of a refusal beside what stands at the fields. */
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
