import { type EntityManager, In, LessThan } from 'typeorm';
import type { AssignedColumn } from '../domain/import-columns.js';
import { ImportEntity, isKept } from './import.entity.js';

export class ImportRepository {
  constructor(private readonly em: EntityManager) {}

  async add(row: ImportEntity): Promise<void> {
    await this.em.insert(ImportEntity, row);
  }

  find(id: string): Promise<ImportEntity | null> {
    return this.em.findOneBy(ImportEntity, { id });
  }

  findForChange(id: string): Promise<ImportEntity | null> {
    return this.em.findOne(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The latest import of the same file into the wave that was not undone. */
  async sameFile(waveId: string, mark: Buffer): Promise<string | null> {
    const rows: { id: string }[] = await this.em.query(
      `SELECT id FROM surveys_import WHERE wave_id = $1 AND file_mark = $2 AND state = 'imported' ORDER BY created_at DESC LIMIT 1`,
      [waveId, mark],
    );
    return rows[0]?.id ?? null;
  }

  /** What was decided for the columns of the last file of the wave for which someone decided. */
  async lastAssigned(waveId: string): Promise<AssignedColumn[] | null> {
    const rows: { assigned: AssignedColumn[] }[] = await this.em.query(
      `SELECT assigned FROM surveys_import WHERE wave_id = $1 AND assigned IS NOT NULL
         AND state IN ('checked', 'imported', 'undone') ORDER BY created_at DESC LIMIT 1`,
      [waveId],
    );
    return rows[0]?.assigned ?? null;
  }

  /** Checked files that wait for a decision. */
  undecided(before: Date): Promise<ImportEntity[]> {
    return this.em.find(ImportEntity, { where: { state: In(['checked', 'unassigned']), createdAt: LessThan(before) } });
  }

  /** From now on, imports of this wave cannot be undone, because figures are computed from their rows. */
  async keepForFigures(waveId: string): Promise<void> {
    // one that is being added keeps its row locked for long, and no run has read its rows yet
    await this.em.update(ImportEntity, { waveId, inFigures: false, state: 'imported' }, { inFigures: true });
  }

  /**
   * When an import has ended, nothing is kept of texts in its cells, which are answers, except for the meanings that a person
   * decided and that the next file may have too.
   */
  async change(id: string, fields: Partial<ImportEntity>): Promise<void> {
    const { state } = fields;
    const hasEnded = state !== undefined && !isKept(state);
    const isUsed = state === 'imported' || state === 'undone';
    const forgotten = { ...(hasEnded && { header: null }), ...(hasEnded && !isUsed && { assigned: null }) };
    await this.em.update(ImportEntity, { id }, { ...fields, ...forgotten });
  }
}
