import { type EntityManager, In, LessThan } from 'typeorm';
import { InvitationEntity, InvitationLinkEntity } from './invitation.entity.js';

export class InvitationRepository {
  constructor(private readonly em: EntityManager) {}

  /** One process at a time decides who of a roundtable or working group is written to, so that no one receives the same email twice. */
  async lock(bodyId: string): Promise<void> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('notifications_invitation' || $1, 0))`, [
      bodyId,
    ]);
  }

  async ofMeetings(meetingIds: readonly string[]): Promise<InvitationEntity[]> {
    return this.em.findBy(InvitationEntity, { meetingId: In([...meetingIds]) });
  }

  async save(invitation: InvitationEntity): Promise<void> {
    await this.em.save(InvitationEntity, invitation);
  }

  async addLink(link: InvitationLinkEntity): Promise<void> {
    await this.em.insert(InvitationLinkEntity, link);
  }

  async ofLink(tokenHash: Uint8Array): Promise<InvitationEntity | null> {
    const link = await this.em.findOneBy(InvitationLinkEntity, { tokenHash: Buffer.from(tokenHash) });
    return link === null ? null : this.em.findOneBy(InvitationEntity, { id: link.invitationId });
  }

  async answer(id: string, given: Pick<InvitationEntity, 'answer' | 'answeredAt'>): Promise<void> {
    await this.em.update(InvitationEntity, { id }, given);
  }

  /** After the email went to a wrong address: whoever received it can no longer answer. */
  async deleteLinksOf(invitationId: string): Promise<void> {
    await this.em.delete(InvitationLinkEntity, { invitationId });
  }

  async deleteLinksBefore(at: Date): Promise<void> {
    await this.em.delete(InvitationLinkEntity, { createdAt: LessThan(at) });
  }
}
