import type { EntityManager } from 'typeorm';
import { specificationText, type WeightingSpecification } from '../../domain/weighting/specification.js';
import type { WeightRow, WeightSet } from '../../domain/weighting/weight-set.js';
import { WeightEntity, WeightSetEntity } from './weight-set.entity.js';

const chunk = 1000;

export class WeightSetRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<WeightSet | null> {
    return this.em.findOneBy(WeightSetEntity, { id });
  }

  /** The latest version for a wave: of all, or of those with a weighting specification. */
  async latest(waveId: string, specification: WeightingSpecification | null = null): Promise<WeightSet | null> {
    const sets = await this.em.find(WeightSetEntity, { where: { waveId }, order: { number: 'DESC' } });
    return (
      sets.find(
        (set) => specification === null || specificationText(set.specification) === specificationText(specification),
      ) ?? null
    );
  }

  /** The weighting specification of the releases of the wave; null before the first. Later runs must use it. */
  async specificationOfReleases(waveId: string): Promise<WeightingSpecification | null> {
    const [last] = (await this.em.query(
      `SELECT w.specification FROM indicators_release p JOIN indicators_run r ON r.id = p.run_id
       JOIN indicators_weight_set w ON w.id = (r.inputs->'weightSet'->>'id')::uuid
       WHERE p.wave_id = $1 AND p.state = 'published' ORDER BY p.number DESC LIMIT 1`,
      [waveId],
    )) as { specification: WeightingSpecification }[];
    return last?.specification ?? null;
  }

  /** By enterprise and sex. */
  async rows(weightSetId: string): Promise<WeightRow[]> {
    const found = await this.em.find(WeightEntity, { where: { weightSetId } });
    return found
      .map(({ psu, sex, answers, weightBefore, weightAfter, categories }) => ({
        psu,
        sex,
        answers,
        before: Number(weightBefore),
        after: Number(weightAfter),
        categories,
      }))
      .sort((a, b) => (a.psu < b.psu ? -1 : a.psu > b.psu ? 1 : a.sex < b.sex ? -1 : 1));
  }

  /** Two sets of a wave that are made at the same time wait for each other, and each gets its own number. */
  async waitForTurn(waveId: string): Promise<void> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('indicators_weight_set' || $1, 0))`, [waveId]);
  }

  async add(set: Omit<WeightSet, 'number'>, rows: readonly WeightRow[]): Promise<WeightSet> {
    const number = ((await this.latest(set.waveId))?.number ?? 0) + 1;
    await this.em.insert(WeightSetEntity, { ...set, number } as never);
    for (let from = 0; from < rows.length; from += chunk) {
      const values = rows.slice(from, from + chunk).map(({ before, after, ...row }) => ({
        ...row,
        workspaceId: set.workspaceId,
        weightSetId: set.id,
        weightBefore: String(before),
        weightAfter: String(after),
      }));
      await this.em.insert(WeightEntity, values as never);
    }
    return { ...set, number };
  }
}
