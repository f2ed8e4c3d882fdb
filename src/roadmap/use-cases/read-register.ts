import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { planNotFound } from '../domain/problems-of-register.js';
import { objectiveList, type ObjectiveRow, planList, type PlanRow } from '../queries/register.query.js';

/** Objectives by policy area, and the register of plans and instruments. */
@Injectable()
export class ReadRegister {
  constructor(private readonly database: Database) {}

  objectives(actor: Actor): Promise<readonly ObjectiveRow[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, objectiveList);
  }

  plans(actor: Actor): Promise<readonly PlanRow[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, (tx) => planList(tx));
  }

  async plan(actor: Actor, id: string): Promise<PlanRow> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    const [found] = await this.database.read(actor, (tx) => planList(tx, id));
    if (!found) throw planNotFound();
    return found;
  }
}
