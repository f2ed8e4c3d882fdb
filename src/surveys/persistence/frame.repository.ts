import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../platform/database/constraint.js';
import type { FrameUnit } from '../domain/frame.js';
import { surveyProblems } from '../domain/problems.js';
import { FrameUnitEntity } from './frame-unit.entity.js';

const constraints = {
  uq_surveys_frame_unit_place: surveyProblems.unitTaken,
  uq_surveys_frame_unit_psu: surveyProblems.psuCodeTaken,
  ck_surveys_frame_unit_headcount: surveyProblems.headcounts,
};

export class FrameRepository {
  constructor(private readonly em: EntityManager) {}

  all(): Promise<FrameUnitEntity[]> {
    return this.em.find(FrameUnitEntity, { order: { parkId: 'ASC', id: 'ASC' } });
  }

  find(id: string): Promise<FrameUnitEntity | null> {
    return this.em.findOne(FrameUnitEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async add(units: readonly (FrameUnit & { readonly workspaceId: string; readonly placeId: string })[]): Promise<void> {
    try {
      await this.em.insert(
        FrameUnitEntity,
        units.map((unit) => ({ ...unit })),
      );
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async change(id: string, fields: Partial<FrameUnitEntity>): Promise<void> {
    try {
      await this.em.update(FrameUnitEntity, { id }, fields);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }
}
