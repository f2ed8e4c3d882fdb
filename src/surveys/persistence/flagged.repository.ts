import type { EntityManager } from 'typeorm';
import type { SizeClass } from '../domain/frame.js';

export interface FlaggedRow {
  readonly parkId: string;
  readonly sizeClass: SizeClass | null;
  readonly disposition: string;
  readonly flags: readonly string[];
  readonly answers: Readonly<Record<string, string>>;
}

/** Answers with a flag, in the order of their random ids; the ids themselves are not returned. */
export class FlaggedRepository {
  constructor(private readonly em: EntityManager) {}

  of(waveId: string, flag: string, limit: number): Promise<FlaggedRow[]> {
    return this.em.query(
      `SELECT park_id AS "parkId", size_class AS "sizeClass", disposition, flags, answers
       FROM surveys_response WHERE wave_id = $1 AND flags <> '{}' AND $2 = ANY (flags) ORDER BY id LIMIT $3`,
      [waveId, flag, limit],
    );
  }

  async count(waveId: string, flag: string): Promise<number> {
    const [row] = await this.em.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM surveys_response WHERE wave_id = $1 AND flags <> '{}' AND $2 = ANY (flags)`,
      [waveId, flag],
    );
    return row!.n;
  }
}
