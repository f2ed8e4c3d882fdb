import type { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { type Stratum, strataOf } from '../domain/frame.js';
import { surveyProblems } from '../domain/problems.js';
import { FrameRepository } from '../persistence/frame.repository.js';

/** The strata of the current frame; parks are numbered in the order of their names. */
export async function strataNow(tx: ReadTransaction, directory: DirectoryFacade): Promise<readonly Stratum[]> {
  const units = await tx.get(FrameRepository).all();
  if (units.length === 0) throw surveyProblems.frameEmpty();
  const places = await directory.places(tx, [...new Set(units.map((unit) => unit.parkId))]);
  const parks = [...places]
    .sort((a, b) => a.name.en.localeCompare(b.name.en, 'en', { numeric: true }))
    .map((place) => place.id);
  return strataOf(units, (parkId) => `P${String(parks.indexOf(parkId) + 1).padStart(2, '0')}`);
}
