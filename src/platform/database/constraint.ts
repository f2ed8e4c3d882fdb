import type { Problem } from '../../kernel/problem.js';

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
}

function driverError(error: unknown): DriverError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const inner = (error as { driverError?: unknown }).driverError ?? error;
  return inner as DriverError;
}

/** SQLSTATE of a database error, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const code = driverError(error)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Name of the violated constraint, or undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  return driverError(error)?.constraint;
}

/**
 * Maps a violated constraint to a problem by its name; other errors pass unchanged. The constraint decides, because a
 * check before the insert could be out of date.
 */
export function mapConstraint(error: unknown, problems: Readonly<Record<string, () => Problem>>): never {
  const name = violatedConstraint(error);
  const problem = name === undefined ? undefined : problems[name];
  throw problem === undefined ? error : problem();
}
