import type { Constituency } from '../../kernel/actor.js';
import type { Language, LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { CorrectedText } from '../domain/changes.js';
import type { EvidenceKind } from '../domain/evidence.js';
import type { DatePrecision } from '../domain/lateness.js';
import type { ActionStatus } from '../domain/status.js';
import type { RecordedAs, Verdict } from '../domain/validation.js';
import type { ActionRow } from './action-list.query.js';
import { actionList } from './action-list.query.js';
import { commentCount, commentsBefore, type CommentRow } from './comments.query.js';

export interface EvidenceRow {
  readonly id: string;
  readonly updateId: string | null;
  readonly fileName: string;
  readonly kind: EvidenceKind;
  readonly mediaType: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly link: string | null;
  readonly figure: string | null;
  readonly unit: string | null;
  readonly source: string | null;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly constituency: Constituency | null;
  readonly recordedAt: Date;
}

export interface ValidationRow {
  readonly id: string;
  readonly updateId: string;
  readonly verdict: Verdict;
  readonly words: string;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly constituency: Constituency;
  readonly recordedAs: RecordedAs | null;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnById: string | null;
  readonly lapsedContent: string | null;
}

export interface UpdateRow {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  readonly progress: number;
  readonly statusBefore: ActionStatus;
  readonly statusAfter: ActionStatus;
  /** Empty or null: none was named. */
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly constituency: Constituency | null;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  /** The texts before its author corrected it, oldest first. */
  readonly earlier: readonly { readonly text: string; readonly language: Language; readonly replacedAt: string }[];
}

export interface TargetRow {
  readonly indicatorId: string;
  readonly baseline: string | null;
  readonly baselinePeriod: string | null;
  readonly target: string;
  readonly targetOn: string | null;
  readonly version: number;
}

export interface DueChangeRow {
  readonly fromOn: string;
  readonly fromPrecision: DatePrecision;
  readonly toOn: string | null;
  readonly toPrecision: DatePrecision;
  readonly reason: string | null;
  readonly language: Language | null;
  readonly personId: string | null;
  readonly changedAt: Date;
}

export interface CorrectionRow {
  readonly id: string;
  readonly texts: readonly CorrectedText[];
  readonly personId: string | null;
  readonly correctedAt: Date;
}

export interface ActionDetail extends ActionRow {
  readonly description: LocalizedText;
  readonly planId: string | null;
  readonly findingIds: readonly string[];
  /** Newest first. */
  readonly updates: readonly UpdateRow[];
  readonly validations: readonly ValidationRow[];
  /** Of the wording after groups confirmed, oldest first. */
  readonly corrections: readonly CorrectionRow[];
  /** Newest first. */
  readonly dueChanges: readonly DueChangeRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly targets: readonly TargetRow[];
  /** The newest, oldest first. */
  readonly comments: readonly CommentRow[];
  readonly commentCount: number;
}

const who = `person_id AS "personId", organisation_id AS "organisationId", constituency, recorded_at AS "recordedAt"`;

const updatesSql = `
  SELECT id, text, language, progress, status_before AS "statusBefore", status_after AS "statusAfter",
         next_step AS "nextStep", next_step_on::text AS "nextStepOn", withdrawn_at AS "withdrawnAt", ${who},
         (SELECT coalesce(jsonb_agg(jsonb_build_object('text', e.text, 'language', e.language, 'replacedAt', e.replaced_at)
            ORDER BY e.replaced_at, e.id), '[]') FROM roadmap_earlier_text e WHERE e.update_id = u.id) AS "earlier"
  FROM roadmap_update u WHERE action_id = $1 ORDER BY recorded_at DESC, id DESC`;

const validationsSql = `
  SELECT id, update_id AS "updateId", verdict, words, recorded_as AS "recordedAs", withdrawn_at AS "withdrawnAt",
         withdrawn_by_id AS "withdrawnById", lapsed_content AS "lapsedContent", ${who}
  FROM roadmap_validation WHERE action_id = $1 ORDER BY recorded_at, id`;

const correctionsSql = `
  SELECT id, texts, person_id AS "personId", corrected_at AS "correctedAt"
  FROM roadmap_correction WHERE action_id = $1 ORDER BY corrected_at, id`;

const evidenceSql = `
  SELECT id, update_id AS "updateId", file_name AS "fileName", kind, media_type AS "mediaType", bytes, sha256, link,
         figure::text, unit, source, ${who}
  FROM roadmap_evidence WHERE action_id = $1 ORDER BY recorded_at, id`;

const targetsSql = `
  SELECT indicator_id AS "indicatorId", baseline::text, baseline_period AS "baselinePeriod", target::text,
         target_on::text AS "targetOn", version
  FROM roadmap_target WHERE action_id = $1 ORDER BY indicator_id`;

const dueChangesSql = `
  SELECT from_on::text AS "fromOn", from_precision AS "fromPrecision", to_on::text AS "toOn",
         to_precision AS "toPrecision", reason, language, person_id AS "personId", changed_at AS "changedAt"
  FROM roadmap_due_change WHERE action_id = $1 ORDER BY changed_at DESC, id DESC`;

const contentSql = `
  SELECT description, plan_id AS "planId",
         ARRAY(SELECT f.finding_id FROM roadmap_action_finding f WHERE f.action_id = a.id ORDER BY 1) AS "findingIds"
  FROM roadmap_action a WHERE id = $1`;

export async function actionDetail(tx: ReadTransaction, id: string, today: string): Promise<ActionDetail | undefined> {
  const [row] = await actionList(tx, { ids: [id] }, today);
  const [content] = await tx.query<Pick<ActionDetail, 'description' | 'planId' | 'findingIds'>>(contentSql, [id]);
  if (!row || !content) return undefined;
  return {
    ...row,
    ...content,
    updates: await tx.query<UpdateRow>(updatesSql, [id]),
    validations: await tx.query<ValidationRow>(validationsSql, [id]),
    corrections: await tx.query<CorrectionRow>(correctionsSql, [id]),
    dueChanges: await tx.query<DueChangeRow>(dueChangesSql, [id]),
    evidence: await tx.query<EvidenceRow>(evidenceSql, [id]),
    targets: await tx.query<TargetRow>(targetsSql, [id]),
    comments: await commentsBefore(tx, id, null),
    commentCount: await commentCount(tx, id),
  };
}
