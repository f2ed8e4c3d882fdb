import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import type { DirectoryFacade } from '../../../directory/index.js';
import { partsOf } from '../../domain/runs/cells.js';

export interface Named {
  readonly id: string;
  readonly name: LocalizedText;
}

/** The parks by which cells are broken down, alone or in a pair, with their names. */
export async function parksIn(
  directory: DirectoryFacade,
  tx: ReadTransaction,
  cells: readonly { readonly breakdown: string | null; readonly level: string | null }[],
): Promise<readonly Named[]> {
  const parts = cells.flatMap((cell) => partsOf(cell));
  const ids = new Set(parts.filter(([id]) => id === 'park').map(([, level]) => level));
  const places = await directory.places(tx, [...ids]);
  return places.map(({ id, name }) => ({ id, name }));
}
