/** RFC 9457 as the server writes it (`platform/http/problem.filter.ts`). */
export interface ProblemBody {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly instance?: string;
  readonly errors?: readonly FieldProblem[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** The server refused the request, or could not be reached (`status` 0, code `client.offline`). */
export class ProblemError extends Error {
  constructor(
    readonly body: ProblemBody,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${body.code}: ${body.title}`);
    this.name = 'ProblemError';
  }

  get status(): number {
    return this.body.status;
  }

  get code(): string {
    return this.body.code;
  }
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function problemFrom(status: number, body: unknown, retryAfterSeconds: number | null): ProblemError {
  if (isRecord(body) && typeof body['code'] === 'string' && typeof body['title'] === 'string') {
    return new ProblemError({ ...(body as unknown as ProblemBody), status }, retryAfterSeconds);
  }
  return new ProblemError({ title: '', status, code: `client.status-${status}` }, retryAfterSeconds);
}

export function offlineProblem(): ProblemError {
  return new ProblemError({ title: '', status: 0, code: 'client.offline' });
}

/** A problem from errors that the page found in a form before sending. */
export function refusedHere(faults: readonly { readonly field: string; readonly detail: string }[]): ProblemError {
  const errors = faults.map(({ field, detail }, index) => ({
    pointer: `/${field.replaceAll('.', '/') || `unnamed/${index}`}`,
    code: 'client.check',
    detail,
  }));
  return new ProblemError({ title: '', status: 400, code: 'client.check', errors });
}

/** Converts "/milestones/0/dueOn" to "milestones.0.dueOn", the name in forms. */
export function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** Errors by form field; errors without a field are shown in the ErrorState of the page. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  const found: Record<string, string> = {};
  for (const { pointer, detail } of error.body.errors ?? []) found[fieldOf(pointer)] ??= detail;
  return found;
}

/** A field that two people changed; the server sends them as `facts.conflicts`. */
export interface FieldConflict {
  readonly field: string;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export function conflictsOf(error: unknown): readonly FieldConflict[] {
  if (!(error instanceof ProblemError)) return [];
  const conflicts = error.body.facts?.['conflicts'];
  return Array.isArray(conflicts) ? (conflicts as FieldConflict[]) : [];
}

/** The version with which an edit that was refused because of conflicts is sent again; null without conflicts. */
export function newerVersion(error: unknown): number | null {
  if (!(error instanceof ProblemError) || conflictsOf(error).length === 0) return null;
  return Number(error.body.facts?.['version']);
}
