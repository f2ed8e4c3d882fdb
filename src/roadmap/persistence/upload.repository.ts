import { type EntityManager, LessThan } from 'typeorm';
import { type Upload, uploadsPerPerson } from '../domain/upload.js';
import { UploadEntity } from './upload.entity.js';

type OwnUpload = Pick<Upload, 'id' | 'actionId' | 'personId'>;
type SentFile = Pick<Upload, 'actionId' | 'personId' | 'fileName' | 'bytes' | 'fingerprint'>;

export class UploadRepository {
  constructor(private readonly em: EntityManager) {}

  async find(own: OwnUpload): Promise<Upload | null> {
    return this.em.findOneBy(UploadEntity, own);
  }

  async lock({ id, actionId, personId }: OwnUpload): Promise<Upload | null> {
    await this.em.query('SELECT FROM roadmap_upload WHERE id = $1 FOR UPDATE', [id]);
    return this.find({ id, actionId, personId });
  }

  /** The unfinished upload of the same file by the same person. */
  async same(file: SentFile): Promise<Upload | null> {
    const { actionId, personId, fileName, bytes, fingerprint } = file;
    return this.em.findOneBy(UploadEntity, { actionId, personId, fileName, bytes, fingerprint });
  }

  async of(actionId: string, personId: string): Promise<readonly Upload[]> {
    return this.em.find(UploadEntity, { where: { actionId, personId }, order: { id: 'ASC' } });
  }

  /** Returns false if the person has the most uploads that one person can have. */
  async insert({ id, actionId, personId, ...file }: Omit<Upload, 'received' | 'partKeys'>): Promise<boolean> {
    const rows: unknown[] = await this.em.query(
      `INSERT INTO roadmap_upload (id, workspace_id, action_id, person_id, slot, file_name, bytes, fingerprint, received,
         part_keys, changed_at)
       SELECT $1, current_workspace(), $2, $3, slot, $4, $5, $6, 0, '{}', $7 FROM generate_series(1, $8) AS slot
       WHERE NOT EXISTS (SELECT FROM roadmap_upload u WHERE u.person_id = $3 AND u.slot = slot.slot)
       ORDER BY slot LIMIT 1 ON CONFLICT (workspace_id, person_id, slot) DO NOTHING RETURNING id`,
      [id, actionId, personId, file.fileName, file.bytes, file.fingerprint, file.changedAt, uploadsPerPerson],
    );
    return rows.length > 0;
  }

  async append({ id, received, partKeys, changedAt }: Upload): Promise<void> {
    await this.em.update(UploadEntity, { id }, { received, partKeys: [...partKeys], changedAt });
  }

  async remove(id: string): Promise<boolean> {
    return (await this.em.delete(UploadEntity, { id })).affected === 1;
  }

  /** Removes the uploads that received nothing since then, and returns the keys of their parts. */
  async removeUnchangedSince(time: Date): Promise<readonly string[]> {
    const old = await this.em.find(UploadEntity, {
      where: { changedAt: LessThan(time) },
      lock: { mode: 'pessimistic_write' },
    });
    for (const { id } of old) await this.remove(id);
    return old.flatMap(({ partKeys }) => partKeys);
  }
}
