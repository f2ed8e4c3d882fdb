import { Injectable } from '@nestjs/common';
import type { Constituency } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/index.js';
import type { CurrentAction, ImportedChange, ImportedContent } from '../domain/import/compare.js';
import type { ActionImportRowEntity } from '../persistence/action-import.entity.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { EditAction } from './edit-action.js';
import { OpenAction } from './open-action.js';

export interface MadeImport {
  readonly id: string;
  readonly opened: number;
  readonly changed: number;
}

interface Origin {
  /** Null: without a file. */
  readonly fileName: string | null;
  /** The constituency of each organisation and working group by id. */
  readonly constituencies: ReadonlyMap<string, Constituency | null>;
  /** Changed texts only correct the wording, so that confirmations of other groups still count. */
  readonly isWording?: boolean;
  /** The problem to throw if a rule of the roadmap refuses a change. */
  readonly refused: (change: ImportedChange, problem: Problem) => Problem;
}

/** Makes reviewed changes of many actions, all or none, and keeps what was there before, so that they can be undone. */
@Injectable()
export class ApplyChanges {
  constructor(
    private readonly open: OpenAction,
    private readonly edit: EditAction,
  ) {}

  async within(tx: Transaction, changes: readonly ImportedChange[], origin: Origin): Promise<MadeImport> {
    const importId = newId();
    const rows: ActionImportRowEntity[] = (await this.openAll(tx, changes, origin)).map((row) => ({
      importId,
      ...row,
    }));
    rows.push(...(await this.editAll(tx, changes, origin)).map((row) => ({ importId, ...row })));
    const opened = rows.filter(({ before }) => before === null).length;
    const made = { id: importId, opened, changed: rows.length - opened };
    const { workspaceId } = tx;
    const { personId } = tx.actor;
    await tx.get(ActionImportRepository).insert(
      {
        ...{ ...made, workspaceId, fileName: origin.fileName, personId },
        ...{ importedAt: tx.now, undoneAt: null, undoneById: null },
      },
      rows,
    );
    return made;
  }

  private async openAll(
    tx: Transaction,
    changes: readonly ImportedChange[],
    { constituencies, refused }: Origin,
  ): Promise<readonly MadeRow[]> {
    const added = changes.filter(({ current }) => current === null);
    const inputs = added.map(({ changes: content, title }) => {
      const ownerId = content.ownerOrganisationId ?? content.ownerWorkingGroupId ?? null;
      const owner = ownerId === null ? null : { constituency: constituencies.get(ownerId) ?? null };
      return { ...content, title, owner };
    });
    const opened = await this.open.allWithin(tx, inputs, (index, problem) => refused(added[index]!, problem));
    const { workspaceId } = tx;
    return opened.map(({ id, version }) => ({ actionId: id, workspaceId, version, before: null, statusBefore: null }));
  }

  private async editAll(
    tx: Transaction,
    changes: readonly ImportedChange[],
    { refused, isWording = false }: Origin,
  ): Promise<readonly MadeRow[]> {
    const wanted = changes.flatMap((change) => (change.current === null ? [] : [{ change, current: change.current }]));
    const inputs = wanted.map(({ change: { changes: content, reason }, current: { id, version } }) => ({
      ...{ actionId: id, baseVersion: version, changes: content, reason, isWording },
    }));
    const edited = await this.edit.allWithin(tx, inputs, (index, problem) => refused(wanted[index]!.change, problem));
    const { workspaceId } = tx;
    return wanted.map(({ change, current }, index) => {
      const { version, status } = edited[index]!;
      const statusBefore = status === 'proposed' && current.status !== 'proposed' ? current.status : null;
      return { actionId: current.id, workspaceId, version, before: earlier(current, change.changes), statusBefore };
    });
  }
}

type MadeRow = Omit<ActionImportRowEntity, 'importId'>;

/** The changed fields as they were. */
function earlier(current: CurrentAction, changes: ImportedContent): ImportedContent {
  const fields = Object.keys(changes) as (keyof ImportedContent)[];
  return Object.fromEntries(fields.map((field) => [field, current[field]]));
}
