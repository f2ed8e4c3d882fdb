import type { EntityManager } from 'typeorm';
import type { DoneAct, ExportAgreement, FieldworkAct } from '../domain/second-person.js';

export interface StoredAgreement extends ExportAgreement {
  readonly personId: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

interface Of {
  readonly workspaceId: string;
  readonly waveId: string;
}

const columns = `person_id AS "personId", requested_at AS "requestedAt", asked_ids AS "askedIds", open_from AS "openFrom",
  agreed, decided_by AS "decidedBy", decided_at AS "decidedAt"`;

/** Who did what with the collectors of a wave, and who agreed to whose exports. */
export class SecondPersonRepository {
  constructor(private readonly em: EntityManager) {}

  async addAct(
    { workspaceId, waveId }: { readonly workspaceId: string; readonly waveId: string | null },
    done: { readonly id: string; readonly personId: string; readonly act: FieldworkAct; readonly at: Date },
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_fieldwork_act (id, workspace_id, wave_id, person_id, act, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT uq_surveys_fieldwork_act DO UPDATE SET at = excluded.at`,
      [done.id, workspaceId, waveId, done.personId, done.act, done.at],
    );
  }

  /** What everyone did in the wave; a change of the frame counts until the wave opened, because the wave has a copy. */
  acts(waveId: string): Promise<(DoneAct & { readonly personId: string })[]> {
    return this.em.query(
      `SELECT a.person_id AS "personId", a.act, a.at FROM surveys_fieldwork_act a JOIN surveys_wave w ON w.id = $1
       WHERE a.wave_id = $1 OR (a.wave_id IS NULL AND (w.opened_at IS NULL OR a.at <= w.opened_at))`,
      [waveId],
    );
  }

  async agreement(waveId: string, personId: string): Promise<StoredAgreement | null> {
    const rows: StoredAgreement[] = await this.em.query(
      `SELECT ${columns} FROM surveys_export_agreement WHERE wave_id = $1 AND person_id = $2`,
      [waveId, personId],
    );
    return rows[0] ?? null;
  }

  agreements(waveId: string): Promise<StoredAgreement[]> {
    return this.em.query(
      `SELECT ${columns} FROM surveys_export_agreement WHERE wave_id = $1 ORDER BY requested_at, person_id`,
      [waveId],
    );
  }

  /** Replaces an earlier request of the person. */
  async request(
    of: Of,
    { personId, requestedAt, askedIds, openFrom }: ExportAgreement & { readonly personId: string },
  ) {
    await this.em.query(
      `INSERT INTO surveys_export_agreement (wave_id, person_id, workspace_id, requested_at, asked_ids, open_from)
       VALUES ($1, $2, $3, $4, $5::uuid[], $6)
       ON CONFLICT (wave_id, person_id) DO UPDATE SET requested_at = excluded.requested_at, asked_ids = excluded.asked_ids,
         open_from = excluded.open_from, decided_by = NULL, decided_at = NULL, agreed = NULL`,
      [of.waveId, personId, of.workspaceId, requestedAt, askedIds, openFrom],
    );
  }

  /** Whether the request was still undecided and is the one that was seen. */
  async decide(
    waveId: string,
    personId: string,
    decided: { readonly by: string; readonly at: Date; readonly agreed: boolean; readonly requestedAt: Date },
  ): Promise<boolean> {
    const rows: unknown[] = await this.em.query(
      `WITH done AS (
         UPDATE surveys_export_agreement SET decided_by = $3, decided_at = $4, agreed = $5
         WHERE wave_id = $1 AND person_id = $2 AND decided_at IS NULL AND requested_at = $6 RETURNING 1
       ) SELECT * FROM done`,
      [waveId, personId, decided.by, decided.at, decided.agreed, decided.requestedAt],
    );
    return rows.length > 0;
  }
}
