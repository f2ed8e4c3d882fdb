import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import type { SizeClass } from '../domain/frame.js';
import { sizeClassOf } from '../domain/frame.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { FrameRepository } from '../persistence/frame.repository.js';
import { newPsuCode } from './codes.js';

export interface NewFrameUnit {
  /** An enterprise of the directory; its park is its parent there. */
  readonly placeId: string;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly certainty: boolean;
  /**
   * The code of the enterprise in the installation from which answers will be imported; by default a new code is
   * generated.
   */
  readonly psuCode?: string;
  /** Derived from the head count unless the register states otherwise. */
  readonly sizeClass?: SizeClass;
}

/** Adds enterprises of the directory to the frame and gives each a random code that represents it from now on. */
@Injectable()
export class AddFrameUnits {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, units: readonly NewFrameUnit[]): Promise<string[]> {
    return this.database.write(actor, (tx) => this.within(tx, units));
  }

  async within(tx: Transaction, units: readonly NewFrameUnit[]): Promise<string[]> {
    demand(tx.actor, surveysPermissions, 'surveys.frame.edit');
    const rows = [];
    for (const unit of units) {
      if (unit.women + unit.men > unit.headcount) throw surveyProblems.headcounts();
      const place = await this.directory.place(tx, unit.placeId);
      if (place === null || place === undefined || place.level !== 'enterprise' || place.parentId === null)
        throw surveyProblems.placeNotFound();
      rows.push({
        id: newId(tx.now.getTime()),
        workspaceId: tx.workspaceId,
        placeId: unit.placeId,
        parkId: place.parentId,
        sizeClass: unit.sizeClass ?? sizeClassOf(unit.headcount),
        headcount: unit.headcount,
        women: unit.women,
        men: unit.men,
        certainty: unit.certainty,
        psuCode: unit.psuCode ?? newPsuCode(),
      });
    }
    const added = await tx.get(FrameRepository).add(rows);
    const codes = new Set(added.map(({ psuCode }) => psuCode));
    if (units.some(({ psuCode }) => psuCode !== undefined && !codes.has(psuCode))) throw surveyProblems.psuCodeKept();
    const ids = added.map(({ id }) => id);
    await tx.record({
      type: surveyEvents.frameUnitAdded,
      subject: rows[0]?.parkId ?? tx.workspaceId,
      payload: { units: ids },
    });
    return ids;
  }
}
