import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { fieldworkCounts, type FieldworkView } from '../queries/fieldwork.query.js';

/** The progress of a wave, for the field team; park coordinators see only their own park. */
@Injectable()
export class ReadFieldwork {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, waveId: string): Promise<FieldworkView> {
    demand(actor, surveysPermissions, 'surveys.fieldwork.read');
    const view = await this.database.read(actor, (tx) => fieldworkCounts(tx, waveId, parksOf(actor)));
    if (view === undefined) throw surveyProblems.waveNotFound();
    return view;
  }
}
