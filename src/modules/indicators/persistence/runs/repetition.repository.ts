import type { EntityManager } from 'typeorm';
import type { Repetition } from '../../domain/runs/run.js';
import { RepetitionEntity } from './repetition.entity.js';

export class RepetitionRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<Repetition | null> {
    return this.em.findOneBy(RepetitionEntity, { id });
  }

  async add(repetition: Repetition): Promise<void> {
    await this.em.insert(RepetitionEntity, repetition as never);
  }

  async finish(id: string, found: Pick<Repetition, 'outputHash' | 'inputs' | 'finishedAt'>): Promise<void> {
    await this.em.update(RepetitionEntity, { id }, found as never);
  }
}
