import type { EntityManager } from 'typeorm';
import { ReplyLinkEntity, ReplySlipEntity } from './reply-slip.entity.js';

export class ReplySlipRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<ReplySlipEntity | null> {
    return this.em.findOneBy(ReplySlipEntity, { id });
  }

  async ofRoundtable(roundtableId: string): Promise<ReplySlipEntity[]> {
    return this.em.find(ReplySlipEntity, { where: { roundtableId }, order: { askedAt: 'ASC', id: 'ASC' } });
  }

  async ofOrganisation(of: { readonly roundtableId: string; readonly organisationId: string }) {
    return this.em.findOneBy(ReplySlipEntity, of);
  }

  async ofLink(tokenHash: Uint8Array): Promise<ReplySlipEntity | null> {
    const link = await this.em.findOneBy(ReplyLinkEntity, { tokenHash: Buffer.from(tokenHash) });
    return link === null ? null : this.find(link.slipId);
  }

  async save(slip: ReplySlipEntity): Promise<void> {
    await this.em.save(ReplySlipEntity, slip);
  }

  async addLink(link: ReplyLinkEntity): Promise<void> {
    await this.em.insert(ReplyLinkEntity, link);
  }
}
