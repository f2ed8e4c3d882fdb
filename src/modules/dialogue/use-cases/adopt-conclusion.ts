import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { conclusionNotFound, notInSession } from '../domain/conclusion-problems.js';
import { conclusionAdopted } from '../domain/events.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { notProvisional, quorumMissing } from '../domain/presence-problems.js';
import { AdoptionRepository } from '../persistence/adoption.repository.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { provisionalSource } from './follow-shortfall.js';
import { openMeeting } from './open-meeting.js';
import { lockRoundtable } from './open-roundtable.js';
import { PresenceRegistry } from './presence-registry.js';
import { ProposeAgendaItem } from './propose-agenda-item.js';
import { conclusionAsItStands } from './read-conclusions.js';
import { demandRecording } from './record-conclusion.js';

interface Adoption {
  readonly conclusionId: string;
  /** The meeting in session that adopts it, of the same or another roundtable. */
  readonly meetingId: string;
}

/** A meeting with a quorum adopts the present text of a conclusion that was taken without one. */
@Injectable()
export class AdoptConclusion {
  constructor(
    private readonly database: Database,
    private readonly presence: PresenceRegistry,
    private readonly proposals: ProposeAgendaItem,
  ) {}

  async execute(actor: Actor, { conclusionId, meetingId }: Adoption): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.add');
    await this.database.write(actor, async (tx) => {
      const found = await tx.get(ConclusionRepository).find(conclusionId);
      if (found === null) throw conclusionNotFound();
      const { meeting, body } = await openMeeting(tx, meetingId);
      if (body.kind !== 'roundtable') throw meetingNotFound();
      await demandRecording(tx, body.id);
      if (meeting.state !== 'in-session') throw notInSession();
      // the conclusion may be of an earlier roundtable, which is closed
      await lockRoundtable(tx, found.roundtableId);
      const conclusion = await conclusionAsItStands(tx, conclusionId);
      if (conclusion?.provisional !== true) throw notProvisional();
      const presence = await this.presence.at(tx, meetingId);
      if (presence?.quorum !== true) throw quorumMissing();
      const { textVersion } = conclusion;
      const row = { id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, conclusionId, meetingId, textVersion };
      await tx.get(AdoptionRepository).insert({ ...row, presence, personId: actor.personId, adoptedAt: tx.now });
      await this.proposals.withdraw(tx, provisionalSource(conclusionId));
      const payload = { conclusionId, label: conclusion.label, meetingId, roundtableId: body.id };
      await tx.record({ type: conclusionAdopted, subject: conclusionId, payload });
    });
  }
}
