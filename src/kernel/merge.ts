/** Merging of concurrent edits, field by field: no one's change is overwritten silently. */
import { Problem } from './problem.js';

/** Field -> version of the resource at which it last changed. */
export type FieldVersions = Readonly<Record<string, number>>;

export interface FieldConflict {
  readonly field: string;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export interface MergeResult<State> {
  /** Requested fields whose value differs from the current one. */
  readonly changed: Partial<State>;
  readonly fieldVersions: FieldVersions;
  readonly version: number;
  readonly conflicts: readonly FieldConflict[];
}

export interface MergeRequest<State> {
  readonly current: State;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
  /** The version that the editor was looking at. */
  readonly baseVersion: number;
  readonly changes: Partial<State>;
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/**
 * Accepts a field if it has not changed since `baseVersion`, or if both editors entered the same value. Otherwise
 * returns a conflict with both values, and the caller must not write.
 */
export function mergeFields<State extends object>(request: MergeRequest<State>): MergeResult<State> {
  const { current, fieldVersions, baseVersion, changes } = request;
  const next = request.version + 1;
  const changed: Partial<State> = {};
  const versions: Record<string, number> = { ...fieldVersions };
  const conflicts: FieldConflict[] = [];
  for (const field of Object.keys(changes) as (keyof State & string)[]) {
    const yours = changes[field];
    const theirs = current[field];
    if (yours === undefined || same(yours, theirs)) continue;
    // a base version newer than the current one cannot have been shown to anyone
    if ((fieldVersions[field] ?? 0) > baseVersion || baseVersion > request.version)
      conflicts.push({ field, theirs, yours });
    else {
      changed[field] = yours;
      versions[field] = next;
    }
  }
  const touched = Object.keys(changed).length > 0;
  return { changed, fieldVersions: versions, version: touched ? next : request.version, conflicts };
}

/** Refuses a change or deletion that was decided on an earlier version of the record. */
export function demandVersion(code: string, version: number, baseVersion: number): void {
  if (version === baseVersion) return;
  throw new Problem(
    'conflict',
    code,
    { en: 'Someone else has changed this.', zh: '内容已被他人修改。' },
    {
      detail: {
        en: 'Your change was not saved. Check what it says now, and try again if it is still needed.',
        zh: '您的修改未保存。请查看当前内容，如仍需要请重试。',
      },
      facts: { version },
    },
  );
}

/**
 * The problem that two editors changed the same field; it contains both values and the version, and nothing is
 * written.
 */
export function editConflict(code: string, conflicts: readonly FieldConflict[], version: number): Problem {
  return new Problem(
    'conflict',
    code,
    { en: 'Someone else has changed the same field.', zh: '同一字段已被他人修改。' },
    {
      detail: {
        en: 'Your change was not saved. Compare both values, choose one, and save again.',
        zh: '尚未保存任何内容。请比较两个值，决定后重新保存。',
      },
      facts: { conflicts, version },
      errors: conflicts.map(({ field }) => ({
        pointer: `/${field}`,
        code: 'edit-conflict',
        detail: { en: 'Changed by someone else.', zh: '已被他人修改。' },
      })),
    },
  );
}
