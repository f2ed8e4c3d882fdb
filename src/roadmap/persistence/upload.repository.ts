import { type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import { type Upload, uploadsPerPerson } from '../domain/upload.js';
import { UploadEntity } from './upload.entity.js';

type OwnUpload = Pick<Upload, 'id' | 'actionId' | 'personId'>;
type SentFile = Pick<Upload, 'actionId' | 'personId' | 'fileName' | 'bytes' | 'fingerprint'>;

export class UploadRepository {
  constructor(private readonly em: EntityManager) {}

  async find(own: OwnUpload): Promise<Upload | null> {
    return this.em.findOneBy(UploadEntity, { ...own, slot: Not(IsNull()) });
  }

  async lock({ id, actionId, personId }: OwnUpload): Promise<Upload | null> {
    await this.em.query('SELECT FROM roadmap_upload WHERE id = $1 FOR UPDATE', [id]);
    return this.find({ id, actionId, personId });
  }

  /** Until the end of the transaction, so that two starts of one file find the same upload. */
  async lockPerson(personId: string): Promise<void> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('roadmap_upload' || $1, 0))`, [personId]);
  }

  /** The unfinished upload of the same file by the same person. */
  async same(file: SentFile): Promise<Upload | null> {
    const { actionId, personId, fileName, bytes, fingerprint } = file;
    return this.em.findOneBy(UploadEntity, { actionId, personId, fileName, bytes, fingerprint, slot: Not(IsNull()) });
  }

  async of(actionId: string, personId: string): Promise<readonly Upload[]> {
    return this.em.find(UploadEntity, { where: { actionId, personId, slot: Not(IsNull()) }, order: { id: 'ASC' } });
  }

  /** The numbers of the actions to which the person has unfinished uploads. */
  async actionsOf(personId: string): Promise<readonly number[]> {
    const rows: { readonly number: number }[] = await this.em.query(
      `SELECT number FROM roadmap_action WHERE id IN (
         SELECT action_id FROM roadmap_upload WHERE person_id = $1 AND slot IS NOT NULL) ORDER BY number`,
      [personId],
    );
    return rows.map(({ number }) => number);
  }

  /** Returns false if the person has the most uploads that one person can have. */
  async insert({
    id,
    actionId,
    personId,
    ...file
  }: Omit<Upload, 'received' | 'partKeys' | 'completingUntil'>): Promise<boolean> {
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

  async complete(id: string, completingUntil: Date | null): Promise<void> {
    await this.em.update(UploadEntity, { id }, { completingUntil });
  }

  /** Frees its place; the row lists the parts until they are removed. */
  async end(id: string): Promise<void> {
    await this.em.update(UploadEntity, { id }, { slot: null });
  }

  async endUnchangedSince(time: Date): Promise<void> {
    await this.em.update(UploadEntity, { changedAt: LessThan(time) }, { slot: null });
  }

  async ended(id?: string): Promise<readonly Upload[]> {
    return this.em.findBy(UploadEntity, { slot: IsNull(), ...(id !== undefined && { id }) });
  }

  async remove(id: string): Promise<void> {
    await this.em.delete(UploadEntity, { id });
  }
}
