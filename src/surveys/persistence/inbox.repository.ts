import type { EntityManager } from 'typeorm';
import { dayOf } from '../domain/day.js';
import type { AcceptedBody } from '../domain/submission.js';

export interface InboxItem {
  /** SHA-256 as hex. */
  readonly mark: string;
  readonly token: string | null;
  readonly wave: string;
  readonly way: string;
  readonly version: string;
  readonly body: AcceptedBody;
}

export type Acceptance = 'accepted' | 'repeated' | 'token-spent' | 'closed';

export interface FoundWayIn {
  readonly id: string;
  readonly workspaceId: string;
  readonly waveId: string;
  readonly kind: 'poster' | 'invitation' | 'open-poster';
  readonly parkId: string;
}

export class InboxRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * All or none of them in one statement; the answer says for each what became of it. Of the time nothing finer than the day
   * is ever written.
   */
  async accept(items: readonly InboxItem[], now: Date): Promise<Acceptance[]> {
    const day = dayOf(now);
    const numbered = items.map((item, nth) => ({ ...item, nth, day }));
    const rows: { nth: number; outcome: Acceptance }[] = await this.em.query(
      'SELECT nth, outcome FROM surveys_accept($1::jsonb, $2)',
      [JSON.stringify(numbered), now],
    );
    const outcomes: Acceptance[] = [];
    for (const row of rows) outcomes[row.nth] = row.outcome;
    return outcomes;
  }

  async find(codeHash: string): Promise<FoundWayIn | null> {
    const rows: FoundWayIn[] = await this.em.query(
      `SELECT id, workspace_id AS "workspaceId", wave_id AS "waveId", kind, park_id AS "parkId"
       FROM surveys_find_way_in($1)`,
      [codeHash],
    );
    return rows[0] ?? null;
  }

  /** Waves with answers in an inbox: how many, and the oldest day among them. */
  async waiting(): Promise<{ waveId: string; count: number; oldest: string }[]> {
    return this.em.query(
      `SELECT wave_id AS "waveId", count(*)::int AS count, min(day)::text AS oldest
       FROM (SELECT wave_id, day FROM surveys_inbox_a UNION ALL SELECT wave_id, day FROM surveys_inbox_b) i
       GROUP BY wave_id`,
    );
  }

  async turn(): Promise<void> {
    await this.em.query('SELECT surveys_turn_inbox()');
  }

  async mix(waveId: string, least: number): Promise<number> {
    const rows: { moved: number }[] = await this.em.query('SELECT surveys_mix_inbox($1, $2) AS moved', [waveId, least]);
    return rows[0]!.moved;
  }

  async markCount(waveId: string): Promise<number> {
    const rows: { count: number }[] = await this.em.query(
      'SELECT count(*)::int AS count FROM surveys_spent_mark WHERE wave_id = $1',
      [waveId],
    );
    return rows[0]!.count;
  }

  async shuffleMarks(waveId: string): Promise<void> {
    await this.em.query('SELECT surveys_shuffle_marks($1)', [waveId]);
  }
}
