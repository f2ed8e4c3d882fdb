import type { Constituency } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';

export interface CommentRow {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly mentionIds: readonly string[];
  readonly recordedAt: Date;
  readonly deletedAt: Date | null;
  readonly deletedById: string | null;
}

/** Comments of one answer. */
const portion = 50;

const sql = `
  SELECT c.id, c.text, c.language, c.person_id AS "personId", c.constituency, c.recorded_at AS "recordedAt",
         c.deleted_at AS "deletedAt", c.deleted_by_id AS "deletedById",
         ARRAY(SELECT m.person_id FROM roadmap_comment_mention m WHERE m.comment_id = c.id ORDER BY 1) AS "mentionIds"
  FROM roadmap_comment c
  WHERE c.action_id = $1 AND ($2::uuid IS NULL OR (c.recorded_at, c.id) < (
    SELECT b.recorded_at, b.id FROM roadmap_comment b WHERE b.action_id = $1 AND b.id = $2))
  ORDER BY c.recorded_at DESC, c.id DESC LIMIT ${portion}`;

/** The last comments before this one, or the last of all; oldest first. */
export async function commentsBefore(
  tx: ReadTransaction,
  actionId: string,
  beforeId: string | null,
): Promise<readonly CommentRow[]> {
  return (await tx.query<CommentRow>(sql, [actionId, beforeId])).toReversed();
}

export async function commentCount(tx: ReadTransaction, actionId: string): Promise<number> {
  const counted = 'SELECT count(*)::int AS count FROM roadmap_comment WHERE action_id = $1';
  return (await tx.query<{ count: number }>(counted, [actionId]))[0]!.count;
}

/** The people whose names comments show. */
export const peopleOf = (comments: readonly CommentRow[]): (string | null)[] =>
  comments.flatMap(({ personId, deletedById, mentionIds }) => [personId, deletedById, ...mentionIds]);
