import type { EntityManager } from 'typeorm';
import { cellKey } from '../../domain/runs/cells.js';
import { type PosterOutput, type PostersBefore, yesAndNo } from '../../domain/runs/posters.js';
import { PosterCellEntity } from './figure.entity.js';

const chunk = 1000;

export class PosterRepository {
  constructor(private readonly em: EntityManager) {}

  /** Figures of the runs of earlier releases. */
  async before(runIds: readonly string[]): Promise<PostersBefore> {
    const rows = (await this.em.query(
      `SELECT indicator_id || '|' || cell_key AS figure, persons, yes, status FROM indicators_poster_cell
       WHERE run_id = ANY ($1::uuid[]) AND status <> 'missing' ORDER BY 1, 2`,
      [runIds],
    )) as { figure: string; persons: number; yes: number; status: string }[];
    return {
      shown: rows
        .filter(({ status }) => status === 'shown')
        .map(({ figure, persons, yes }) => ({ figure, persons, counts: yesAndNo(persons, yes), shownAs: 'exactly' })),
      withheld: rows.filter(({ status }) => status === 'withheld').map(({ figure }) => ({ figure })),
    };
  }

  async add(owner: { workspaceId: string; runId: string }, posters: readonly PosterOutput[]): Promise<void> {
    const rows = posters.flatMap(({ id, cells }) =>
      cells.map((cell, position) => ({ ...owner, ...cell, indicatorId: id, cellKey: cellKey(cell), position })),
    );
    for (let from = 0; from < rows.length; from += chunk)
      await this.em.insert(PosterCellEntity, rows.slice(from, from + chunk) as never);
  }
}
