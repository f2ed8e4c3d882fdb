import type { ReadTransaction } from '../../../platform/database/transaction.js';

export interface ActivityRow {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly actorId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly recordedAt: Date;
}

export interface ActivityFilter {
  readonly subject?: string;
  /**
   * First part of the event type, such as `roadmap` or `dialogue`; or `loop` for the events of the loop without
   * internal ones; or `working-group` for changes of working groups without their meetings.
   */
  readonly context?: string;
  /** Id of the last event of the previous page. */
  readonly before?: string;
  readonly limit: number;
}

const sql = `
  SELECT e.id, e.type, e.subject, e.actor_id AS "actorId", e.payload, e.recorded_at AS "recordedAt"
  FROM domain_event e
  WHERE ($1::text IS NULL OR e.subject = $1)
    AND ($2::text[] IS NULL OR e.type LIKE ANY ($2))
    AND ($5::text[] IS NULL OR e.type NOT LIKE ALL ($5))
    AND ($8::boolean IS FALSE OR e.type NOT LIKE 'dialogue.agenda-item.proposed.%' OR e.payload -> 'source' IS NULL)
    AND ($6::boolean IS FALSE OR e.actor_id IS NOT NULL OR e.type NOT LIKE ALL ($7))
    AND ($3::uuid IS NULL OR (e.recorded_at, e.id) < (SELECT b.recorded_at, b.id FROM domain_event b WHERE b.id = $3))
  ORDER BY e.recorded_at DESC, e.id DESC
  LIMIT $4`;

/**
 * Event types of the loop, without people who join, lookups of codes, hands in a room, and internal steps such as
 * weights and started runs.
 */
const loop = [
  ...['dialogue.%', 'roadmap.%', 'surveys.wave.%', 'surveys.import.finished.%', 'surveys.import.undone.%'],
  ...['indicators.release.published.%', 'indicators.indicator.%', 'indicators.definition.%'],
];

function patternsOf(context: string | undefined): readonly string[] | null {
  if (context === undefined) return null;
  if (context === 'working-group') return ['dialogue.working-group.%'];
  return context === 'loop' ? loop : [`${context}.%`];
}

/** Hands, pauses and arrivals of one meeting would hide all other events, so they are shown only if the live room is selected. */
const frequent = ['live.hand.%', 'live.attendance.%', 'live.room.paused.%', 'live.room.resumed.%'];

/** Records that the program loaded itself, such as those of a published source, are not news. */
const loaded = ['dialogue.%', 'roadmap.action.opened.%', 'roadmap.plan.%'];

/** Events of the workspace, newest first. */
export async function activityRows(tx: ReadTransaction, filter: ActivityFilter): Promise<readonly ActivityRow[]> {
  const { subject = null, context, before = null, limit } = filter;
  return tx.query<ActivityRow>(sql, [
    subject,
    patternsOf(context),
    before,
    limit,
    context === 'live' ? null : frequent,
    context === 'loop',
    loaded,
    // a proposal that follows from another event, such as an overdue action, is not news of its own beside that event
    context === 'loop' || (context === undefined && subject === null),
  ]);
}
