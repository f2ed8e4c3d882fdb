import { createHash } from 'node:crypto';
import type { ReadTransaction } from '../../platform/database/index.js';
import { type FileTable, readFileTable } from '../domain/file-table.js';
import { type FormFileRef, type FormFiles, type StoredForm, withFileLists } from '../domain/form-files.js';
import type { FormModel } from '../form/model/form-model.js';
import { FormFileRepository } from '../persistence/form-file.repository.js';

/** Tables that were read last: the editor asks for them at each check. */
const latest = new Map<string, FileTable>();
const mostKept = 8;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function filesOf(tx: ReadTransaction, refs: readonly FormFileRef[]): Promise<FormFiles> {
  const unread = refs.filter(({ sha256 }) => !latest.has(sha256)).map(({ sha256 }) => sha256);
  const contents = await tx.get(FormFileRepository).contents(unread);
  const found = refs.flatMap(({ name, sha256 }) => {
    const content = contents.get(sha256);
    const table = latest.get(sha256) ?? (content === undefined ? undefined : readFileTable(content).table);
    if (table === undefined) return [];
    latest.delete(sha256);
    latest.set(sha256, table);
    return [[name, table] as const];
  });
  while (latest.size > mostKept) latest.delete(latest.keys().next().value!);
  return new Map(found);
}

/** A form whose choices in files are lists, so that questions can be mapped to the codes of indicators. */
export async function withFilesRead(tx: ReadTransaction, { model, files }: StoredForm): Promise<FormModel> {
  return withFileLists(model, await filesOf(tx, files));
}
