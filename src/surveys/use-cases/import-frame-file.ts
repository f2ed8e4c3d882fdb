import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { DirectoryFacade, type NewPlace } from '../../modules/directory/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { tableNamed } from '../../platform/storage/index.js';
import { surveyEvents } from '../domain/events.js';
import {
  type FrameChange,
  type FrameFigures,
  type FrameFileRow,
  type KnownUnit,
  type NewPark,
  withFigures,
} from '../domain/frame-file/compare.js';
import { frameFileProblems } from '../domain/problems-of-frame-files.js';
import { surveysPermissions } from '../domain/policy.js';
import { FrameRepository } from '../persistence/frame.repository.js';
import { noteAct } from './second-person.js';
import { CheckFrameFile, type FrameFile } from './check-frame-file.js';
import { unusedPsuCode } from './codes.js';

/** What happens to enterprises of the frame that the file does not contain. */
export interface MissingUnits {
  readonly missing: 'keep' | 'take-out';
  /** Ids of those for which the other happens. */
  readonly except: readonly string[];
}

export interface MadeFrameImport {
  readonly id: string;
  readonly added: number;
  readonly changed: number;
  readonly takenOut: number;
}

/** Saves all rows of a checked file in the sampling frame, and the new parks and enterprises in the directory, or nothing. */
@Injectable()
export class ImportFrameFile {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly check: CheckFrameFile,
  ) {}

  /** `basis`: of the check whose changes were reviewed. */
  async execute(
    actor: Actor,
    file: FrameFile,
    decided: MissingUnits & { readonly basis: string },
  ): Promise<MadeFrameImport> {
    demand(actor, surveysPermissions, 'surveys.frame.edit');
    const lines = await this.check.lines(file);
    return this.database.write(actor, async (tx) => {
      const checked = await this.check.within(tx, { lines, columns: file.columns, locked: true });
      if (checked.needed.length > 0) throw frameFileProblems.columns();
      if (checked.errors.length > 0) throw frameFileProblems.hasErrors(checked.errors.length);
      if (!isAsReviewed(checked.basis, decided)) throw frameFileProblems.outdated();
      const added = await this.add(
        tx,
        checked.changes.filter(({ unit }) => unit === null),
        checked.newParks,
      );
      await this.directory.recordRegisterNumbers(tx, checked.registerNumbers);
      const changed = checked.changes.flatMap(({ unit, figures }) => (unit === null ? [] : [{ unit, figures }]));
      const out = takenOut(checked.missing, decided);
      const saved = [...changed, ...out.map((unit) => ({ unit, figures: { ...unit, takenOut: true } }))];
      const after = saved.map(({ unit, figures }) => withFigures(unit, figuresOf(figures)));
      await tx.get(FrameRepository).saveAll(after, tx.now);
      if (changed.some(({ unit, figures }) => unit.headcount !== figures.headcount))
        await noteAct(tx, null, 'headcounts');
      const rows = [
        ...added.map(({ id, ...figures }) => ({ id, before: null, after: figuresOf(figures) })),
        ...saved.map(({ unit }, at) => ({ id: unit.id, before: figuresOf(unit), after: figuresOf(after[at]!) })),
      ];
      return record(tx, tableNamed(file.bytes, file.name), {
        ...{ added: added.length, changed: changed.length, takenOut: out.length, rows },
      });
    });
  }

  /** Creates places that the directory does not have, parks first, and the units. */
  private async add(
    tx: Transaction,
    changes: readonly FrameChange[],
    newParks: readonly NewPark[],
  ): Promise<readonly (FrameFigures & { readonly id: string })[]> {
    const frame = tx.get(FrameRepository);
    const codes = new Set([...(await frame.codes()), ...changes.map(({ code }) => code)]);
    const parkIds = new Map(newParks.map((park) => [park, newId(tx.now.getTime())]));
    const places: NewPlace[] = newParks.map((park) => ({
      ...{ id: parkIds.get(park)!, level: 'park', name: park.name, parentId: park.regionId },
      registerNumber: park.registerNumber,
    }));
    const units = changes.map(({ park, placeId, name, figures, code, registerNumber }) => {
      const parkId = typeof park === 'string' ? park : parkIds.get(park)!;
      const id = placeId ?? newId(tx.now.getTime());
      if (placeId === null)
        places.push({ id, level: 'enterprise', name, parentId: parkId, registerNumber: registerNumber || null });
      return {
        ...figures,
        ...{ id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, placeId: id, parkId },
        psuCode: code === '' ? unusedPsuCode(codes) : code,
      };
    });
    await this.directory.addPlaces(tx, places);
    if (units.length > 0) await frame.add(units);
    return units;
  }
}

/** Others may have changed missing enterprises since the check if all of them are kept. */
function isAsReviewed(basis: string, decided: MissingUnits & { readonly basis: string }): boolean {
  const keepsAll = decided.missing === 'keep' && decided.except.length === 0;
  const relevant = (of: string): string | undefined => (keepsAll ? of.split('.')[0] : of);
  return relevant(basis) === relevant(decided.basis);
}

function takenOut(units: readonly KnownUnit[], { missing, except }: MissingUnits): readonly KnownUnit[] {
  const other = new Set(except);
  return units.filter(({ id }) => (missing === 'take-out') !== other.has(id));
}

function figuresOf({ parkId, sizeClass, headcount, women, men, certainty, takenOut }: FrameFigures): FrameFigures {
  return { parkId, sizeClass, headcount, women, men, certainty, takenOut };
}

async function record(
  tx: Transaction,
  fileName: string,
  made: Omit<MadeFrameImport, 'id'> & { readonly rows: readonly FrameFileRow[] },
): Promise<MadeFrameImport> {
  const id = newId(tx.now.getTime());
  await tx.get(FrameRepository).addImport({
    ...{ id, workspaceId: tx.workspaceId, fileName, personId: tx.actor.personId },
    ...made,
    ...{ importedAt: tx.now, undoneAt: null },
  });
  const { rows: _rows, ...counts } = made;
  await tx.record({ type: surveyEvents.frameImported, subject: id, payload: counts });
  return { id, ...counts };
}
