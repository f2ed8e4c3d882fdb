import { createHash } from 'node:crypto';
import type { ReadTransaction } from '../../platform/database/index.js';
import { type FileTable, kindOf } from '../domain/file-table.js';
import { type FormFileRef, type FormFiles, type StoredForm, withFileLists } from '../domain/form-files.js';
import type { FormModel } from '../form/model/form-model.js';
import { FormFileRepository } from '../persistence/form-file.repository.js';
import { readFormFile } from './read-form-file.js';

/** Tables that were read last: the editor asks for them at each check. */
const latest = new Map<string, FileTable>();
const mostKept = 8;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same text is another table in a file of another kind. */
const keyOf = ({ name, sha256 }: FormFileRef): string => `${kindOf(name)} ${sha256}`;

export async function filesOf(tx: ReadTransaction, refs: readonly FormFileRef[]): Promise<FormFiles> {
  const unread = refs.filter((ref) => !latest.has(keyOf(ref))).map(({ sha256 }) => sha256);
  const contents = await tx.get(FormFileRepository).contents(unread);
  const found = refs.flatMap((ref) => {
    const { name, sha256 } = ref;
    const content = contents.get(sha256);
    const table = latest.get(keyOf(ref)) ?? (content === undefined ? undefined : readFormFile(name, content).table);
    if (table === undefined) return [];
    latest.delete(keyOf(ref));
    latest.set(keyOf(ref), table);
    return [[name, table] as const];
  });
  while (latest.size > mostKept) latest.delete(latest.keys().next().value!);
  return new Map(found);
}

/** A form whose choices in files are lists, so that questions can be mapped to the codes of indicators. */
export async function withFilesRead(tx: ReadTransaction, { model, files }: StoredForm): Promise<FormModel> {
  return withFileLists(model, await filesOf(tx, files));
}
