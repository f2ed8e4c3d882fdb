import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { importHeaderWrong } from '../domain/import/problems.js';
import { compareRows, type Comparison } from '../domain/import/compare.js';
import { type Header, readHeader } from '../domain/import/columns.js';
import { type ImportError, importError } from '../domain/import/errors.js';
import {
  type ImportedRow,
  type KnownNames,
  nameKey,
  type Names,
  readRow,
  type SheetLine,
} from '../domain/import/read-row.js';
import { roadmapPermissions } from '../domain/policy.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { fingerprint, type ImportFile, readLines } from './import-file.js';

/** What changes of many actions would do. */
export interface CheckedChanges extends Comparison {
  /** The constituency of each organisation and working group by id. */
  readonly constituencies: ReadonlyMap<string, Constituency | null>;
  /** Names of organisations, working groups and places, and numbers of conclusions, by id. */
  readonly names: ReadonlyMap<string, LocalizedText>;
  /** Identifies the changes that were shown; an import with other changes is refused. */
  readonly basis: string;
}

/** What an import would do. */
export interface CheckedImport extends CheckedChanges {
  readonly rows: number;
  readonly ignoredColumns: readonly string[];
}

export function checkedChanges(
  compared: Comparison,
  owners: readonly OwnerRecord[],
  others: readonly NamedRecord[],
): CheckedChanges {
  return {
    ...compared,
    constituencies: new Map(owners.map(({ id, constituency }) => [id, constituency])),
    names: new Map([...owners, ...others].map(({ id, name }) => [id, name])),
    basis: fingerprint(compared.changes.map(({ row, current, changes }) => [row, current, changes])),
  };
}

interface NamedRecord {
  readonly id: string;
  readonly name: LocalizedText;
}

interface OwnerRecord extends NamedRecord {
  readonly constituency: Constituency | null;
}

/** A group whose mandate names one constituency counts for it as an owner. */
export async function groupsAsOwners(dialogue: DialogueFacade, tx: ReadTransaction): Promise<readonly OwnerRecord[]> {
  return (await dialogue.workingGroups(tx)).map(({ id, name, composition }) => ({
    ...{ id, name, constituency: composition.length === 1 ? composition[0]! : null },
  }));
}

/** Reads a file of actions and compares it with the roadmap. Nothing is saved. */
@Injectable()
export class CheckImport {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, file: ImportFile): Promise<CheckedImport> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    const lines = await readLines(file);
    return this.database.read(actor, (tx) => this.within(tx, lines, false));
  }

  /** `locked`: the actions stay as they are until commit. */
  async within(tx: ReadTransaction, [head, ...lines]: readonly SheetLine[], locked: boolean): Promise<CheckedImport> {
    const header = readHeader(head?.cells ?? []);
    if (header.positions.size === 0) throw importHeaderWrong();
    const organisations = await this.directory.organisations(tx);
    const places = await this.directory.places(tx);
    const groups = await groupsAsOwners(this.dialogue, tx);
    const conclusions = numbered(await this.dialogue.conclusions(tx));
    const known = {
      organisations: namesOf(organisations),
      workingGroups: namesOf(groups),
      places: namesOf(places),
      conclusions: namesOf(conclusions),
    };
    const { rows, errors } = readAll(lines, header, known);
    const numbers = rows.flatMap(({ number }) => number ?? []);
    const imports = tx.get(ActionImportRepository);
    const compared = compareRows(rows, await imports.current({ numbers }, locked));
    const changes = checkedChanges(compared, [...organisations, ...groups], [...places, ...conclusions]);
    const creates = compared.changes.some(({ current }) => current === null);
    // with the counter locked, no other import creates actions until commit
    if (creates && locked) await tx.get(ActionRepository).nextNumbers(tx.workspaceId, 0);
    // a file that was imported since would create its actions a second time
    const newest = creates ? await imports.newest() : null;
    const all = [...header.twice.map((column) => importError('column-twice', { row: 1, column })), ...errors];
    return {
      ...changes,
      ...{ basis: fingerprint([changes.basis, newest]) },
      ...{ rows: lines.length, ignoredColumns: header.ignored },
      errors: [...all, ...compared.errors].sort((left, right) => left.row - right.row),
    };
  }
}

function readAll(lines: readonly SheetLine[], header: Header, names: KnownNames) {
  const rows: ImportedRow[] = [];
  const errors: ImportError[] = [];
  for (const line of lines) {
    const read = readRow(line, header, names);
    if ('row' in read) rows.push(read.row);
    else errors.push(...read.errors);
  }
  return { rows, errors };
}

/** Conclusions are found by their numbers, such as RT2/D-07. */
function numbered(conclusions: readonly { readonly id: string; readonly label: string }[]): readonly NamedRecord[] {
  return conclusions.map(({ id, label }) => ({ id, name: { en: label, zh: label } }));
}

function namesOf(records: readonly { readonly id: string; readonly name: LocalizedText }[]): Names {
  const names = new Map<string, readonly string[]>();
  for (const { id, name } of records)
    for (const key of new Set([nameKey(name.en), nameKey(name.zh)]))
      if (key !== '') names.set(key, [...(names.get(key) ?? []), id]);
  return names;
}
