import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import { newId } from '../../../kernel/ids.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { dayAfterWorkingDays } from '../../../kernel/working-day.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import { objectionTerm, objectsAs } from '../domain/corrigendum.js';
import * as problems from '../domain/corrigendum-problems.js';
import { corrigendumObjected, corrigendumProposed } from '../domain/events.js';
import { groupName } from '../domain/meeting-body.js';
import { dialoguePermissions } from '../domain/policy.js';
import { textMissing } from '../domain/problems.js';
import { isSaid, tidy } from '../domain/text.js';
import { CorrigendumRepository } from '../persistence/corrigendum.repository.js';
import { lockRoundtable } from './open-roundtable.js';
import { ProposeAgendaItem } from './propose-agenda-item.js';
import { conclusionAsItStands, type RegisterEntry } from './read-conclusions.js';
import { demandRecording } from './record-conclusion.js';
import { nextAgenda, openSettled } from './replace-conclusion.js';

export interface NewCorrigendum {
  readonly conclusionId: string;
  readonly text: LocalizedText;
  /** What the clerical error is. */
  readonly error: string;
}

/** The agreed text, or that of the last corrigendum in effect. */
const presentText = ({ text, corrigenda }: RegisterEntry): LocalizedText =>
  corrigenda.findLast(({ state }) => state === 'in-effect')?.text ?? text;

/** Proposes to correct a clerical error in an agreed conclusion; without an objection it takes effect after the term. */
@Injectable()
export class ProposeCorrigendum {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, input: NewCorrigendum): Promise<{ readonly id: string; readonly objectBy: string }> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.add');
    const text = tidy(input.text);
    if (!isSaid(text)) throw textMissing('/text');
    const error = input.error.trim();
    if (error === '') throw problems.errorMissing();
    return this.database.write(actor, async (tx) => {
      const { conclusion, roundtable } = await openSettled(tx, input.conclusionId);
      await demandRecording(tx, roundtable.id);
      if (conclusion.corrigenda.some(({ state }) => state === 'open')) throw problems.corrigendumOpen();
      const corrects = presentText(conclusion);
      if (corrects.en === text.en && corrects.zh === text.zh) throw problems.correctionSame();
      const today = dayIn(tx.now, roundtable.timeZone);
      const objectBy = dayAfterWorkingDays(today, objectionTerm, await this.identity.workingDayTable(tx));
      const [id, number] = [newId(tx.now.getTime()), conclusion.corrigenda.length + 1];
      const { workspaceId, now: proposedAt } = tx;
      await tx.get(CorrigendumRepository).insert({
        ...{ id, workspaceId, conclusionId: conclusion.id, number, corrects, text, error, objectBy },
        ...{ personId: actor.personId, proposedAt },
      });
      const { id: conclusionId, label, roundtableId } = conclusion;
      const payload = { conclusionId, label, roundtableId, corrigendumId: id, objectBy };
      await tx.record({ type: corrigendumProposed, subject: conclusionId, payload });
      return { id, objectBy };
    });
  }
}

export interface ObjectionToCorrigendum {
  readonly corrigendumId: string;
  readonly constituency: Constituency;
  readonly reason: string;
}

/** A group objects to a corrigendum, which then has no effect and is proposed for the next agenda. */
@Injectable()
export class ObjectToCorrigendum {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposeAgendaItem,
  ) {}

  async execute(actor: Actor, { corrigendumId, constituency, reason }: ObjectionToCorrigendum): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.corrigendum.object');
    const why = reason.trim();
    if (why === '') throw problems.objectionReasonMissing();
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(CorrigendumRepository);
      const found = await repository.find(corrigendumId);
      const entry = found === null ? undefined : await conclusionAsItStands(tx, found.conclusionId);
      if (entry === undefined) throw problems.corrigendumNotFound();
      await lockRoundtable(tx, entry.roundtableId);
      const conclusion = (await conclusionAsItStands(tx, entry.id)) ?? entry;
      const corrigendum = conclusion.corrigenda.find(({ id }) => id === corrigendumId);
      if (corrigendum?.state !== 'open') throw problems.corrigendumSettled();
      const group = corrigendum.groups.find((one) => one.constituency === constituency);
      const recordedAs = group === undefined ? null : objectsAs(actor, group);
      if (recordedAs === null) throw problems.objectsForOthers();
      await repository.addObjection({
        ...{ id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, corrigendumId, constituency, reason: why },
        ...{ recordedAs, personId: actor.personId, objectedAt: tx.now },
      });
      const { id: conclusionId, label, roundtableId } = conclusion;
      const payload = { conclusionId, label, roundtableId, corrigendumId, constituency, recordedAs };
      await tx.record({ type: corrigendumObjected, subject: conclusionId, payload });
      const name = groupName(constituency);
      await this.proposals.within(tx, {
        ...(await nextAgenda(tx, conclusion)),
        title: localized(`Corrigendum to ${label} (objection: ${name.en})`, `${label}的勘误（${name.zh}提出异议）`),
        note: corrigendum.text,
        reason: 'conclusion-change',
        source: { type: `corrigendum.${conclusionId}`, id: corrigendumId },
      });
    });
  }
}
