import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { readTable, type TableLine } from '../../platform/storage/read-table.js';
import { assignColumns, type FrameColumn, missingColumns } from '../domain/frame-file/columns.js';
import { FrameComparer, type FrameComparison } from '../domain/frame-file/compare.js';
import type { FrameFileError } from '../domain/frame-file/errors.js';
import { frameFileLimits, frameFileProblems } from '../domain/problems-of-frame-files.js';
import { type FrameRow, FrameRowReader } from '../domain/frame-file/read-row.js';
import { surveysPermissions } from '../domain/policy.js';
import { FrameRepository } from '../persistence/frame.repository.js';

export interface FrameFile {
  /** As given by the sender; only shown. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Columns by position, as assigned by hand; null: by their headings. */
  readonly columns: readonly (FrameColumn | null)[] | null;
}

export interface CheckedFrameFile extends FrameComparison {
  readonly header: readonly string[];
  /** The first values of each column. */
  readonly examples: readonly (readonly string[])[];
  readonly assigned: readonly (FrameColumn | null)[];
  /** Columns that must be assigned before rows can be read. */
  readonly needed: readonly FrameColumn[];
  readonly rows: number;
  /** Names of the places of missing enterprises and of their parks, by id. */
  readonly names: ReadonlyMap<string, LocalizedText>;
  /** Identifies what was shown: the changes, then after a point the missing enterprises. An import of anything else is refused. */
  readonly basis: string;
}

const nothing: FrameComparison = {
  ...{ changes: [], unchanged: 0, newParks: [], registerNumbers: new Map(), missing: [], errors: [] },
};

/** Reads a file of the sampling frame and compares it with the present one. Nothing is saved. */
@Injectable()
export class CheckFrameFile {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, file: FrameFile): Promise<CheckedFrameFile> {
    demand(actor, surveysPermissions, 'surveys.frame.edit');
    const lines = await this.lines(file);
    return this.database.read(actor, (tx) => this.within(tx, { lines, columns: file.columns, locked: false }));
  }

  async lines({ bytes }: FrameFile): Promise<readonly TableLine[]> {
    const lines = await readTable(bytes, { ...frameFileLimits, ...frameFileProblems });
    if (lines.length < 2) throw frameFileProblems.empty();
    return lines;
  }

  /** `locked`: the frame stays as it is until commit. */
  async within(
    tx: ReadTransaction,
    given: {
      readonly lines: readonly TableLine[];
      readonly columns: FrameFile['columns'];
      readonly locked: boolean;
    },
  ): Promise<CheckedFrameFile> {
    const [head, ...lines] = given.lines;
    const header = head!.cells;
    const assigned = assignColumns(header, given.columns);
    const needed = missingColumns(assigned);
    const examples = header.map((_, at) => lines.slice(0, 3).map(({ cells }) => (cells[at] ?? '').slice(0, 100)));
    const shape = { header, examples, assigned, needed, rows: lines.length };
    if (needed.length > 0) return { ...shape, ...nothing, names: new Map(), basis: '' };
    const units = await tx.get(FrameRepository).known(tx.workspaceId, given.locked);
    const places = await this.directory.places(tx);
    const { rows, errors } = readAll(lines, new FrameRowReader(assigned));
    const compared = new FrameComparer(places, units).compare(rows);
    return {
      ...{ ...shape, ...compared },
      errors: [...errors, ...compared.errors].sort((left, right) => left.row - right.row),
      names: new Map(places.map(({ id, name }) => [id, name])),
      basis: basisOf(compared),
    };
  }
}

function readAll(lines: readonly TableLine[], reader: FrameRowReader) {
  const rows: FrameRow[] = [];
  const errors: FrameFileError[] = [];
  for (const line of lines) {
    const read = reader.read(line);
    if ('row' in read) rows.push(read);
    else errors.push(...read);
  }
  return { rows, errors };
}

function basisOf({ changes, registerNumbers, missing }: FrameComparison): string {
  const hash = (shown: unknown): string => createHash('sha256').update(JSON.stringify(shown)).digest('hex');
  return `${hash([changes, [...registerNumbers]])}.${hash(missing.map(({ id, version }) => [id, version]))}`;
}
