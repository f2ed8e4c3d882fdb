import type { Schema } from '#shared';

/** What cards and bars show of an action. */
export type ActionCard = Schema<'ActionCardResponse'>;
export type Action = Schema<'ActionResponse'>;
export type ActionDetail = Schema<'ActionDetailResponse'>;
export type ActionInput = Schema<'EditActionRequest'>;
export type ActionList = Schema<'ActionListResponse'>;
/** A column of the board, or a group of the table; `items`: as many as are shown. */
export interface ActionGroup<Row extends ActionCard = ActionCard> {
  readonly key: string;
  readonly total: number;
  readonly items: readonly Row[];
}
/** Figures of all actions that match the filter. */
export type Totals = Pick<ActionList, 'total' | 'late' | 'budgeted' | 'today'>;
export type ActionStatus = Action['status'];
export type Evidence = Schema<'EvidenceResponse'>;
export type Move = Schema<'MoveResponse'>;
export type Objective = Schema<'ObjectiveResponse'>;
export type PersonRef = Schema<'NamedResponse'>;
export type Plan = Schema<'PlanResponse'>;
export type Target = Schema<'TargetResponse'>;
export type TargetInput = Schema<'SetTargetRequest'>;
export type Update = Schema<'UpdateResponse'>;
export type VerdictFor = Schema<'VerdictForResponse'>;
export type Correction = Schema<'CorrectionResponse'>;
export type Validation = Schema<'ValidationResponse'>;

/** In the usual order of an action. */
export const statuses: readonly ActionStatus[] = [
  'proposed',
  'agreed',
  'in-progress',
  'at-risk',
  'claimed-done',
  'disputed',
  'confirmed',
  'dropped',
];
