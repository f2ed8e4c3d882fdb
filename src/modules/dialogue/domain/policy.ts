import type { Actor, PermissionTable, Role } from '../../../kernel/actor.js';
import { roles, rolesSeeingSex } from '../../../kernel/actor.js';
import type { RoundtableState } from './roundtable.js';

const preparing: readonly Role[] = ['administrator', 'facilitator'];
const recording: readonly Role[] = ['facilitator', 'rapporteur'];

export const dialoguePermissions: PermissionTable = {
  'dialogue.roundtable.read': roles,
  'dialogue.roundtable.create': preparing,
  'dialogue.roundtable.edit': preparing,
  'dialogue.roundtable.change-state': preparing,
  'dialogue.meeting.change': preparing,
  /** Like `change`, and the chair of a working group for its own meetings; the use case refuses others. */
  'dialogue.meeting.conduct': roles,
  /** For people with a seat of a group, in their own group; no role is enough. */
  'dialogue.group-access.decide': roles,
  'dialogue.seat.change': preparing,
  /** Only the program, for whoever has the link of an organisation. */
  'dialogue.reply-slip.answer': [],
  'dialogue.seat.read-sex': rolesSeeingSex,
  'dialogue.agenda.change': ['administrator', 'facilitator', 'rapporteur'],
  /** Like `change`, and the chair of a working group for its own agendas; the use case refuses others. */
  'dialogue.agenda.arrange': roles,
  'dialogue.agenda.propose': ['administrator', 'facilitator', 'rapporteur', 'member'],
  'dialogue.agenda.decide-proposal': preparing,
  'dialogue.agenda-template.read': preparing,
  'dialogue.agenda-template.change': preparing,
  'dialogue.women-share-target.set': preparing,
  'dialogue.conclusion.read': roles,
  'dialogue.conclusion.record': recording,
  /** Like `record`, and rapporteurs at their roundtable by their seat; the use case refuses others. */
  'dialogue.conclusion.add': roles,
  'dialogue.conclusion.revise': ['facilitator', 'rapporteur', 'interpreter'],
  'dialogue.translation.repair': ['facilitator', 'rapporteur', 'interpreter'],
  'dialogue.reservation.record': ['facilitator', 'rapporteur', 'member'],
  'dialogue.reservation.withdraw': ['facilitator', 'rapporteur', 'member'],
  'dialogue.confirmation.set-term': recording,
  'dialogue.confirmation.set-rule': preparing,
  /** For the own organisation; those who record also for others, who answered on paper. */
  'dialogue.confirmation.answer': ['facilitator', 'rapporteur', 'member'],
  /** For the own group or organisation; those who record also for others, who objected on paper. */
  'dialogue.corrigendum.object': ['facilitator', 'rapporteur', 'member'],
  /** Those who record conclusions of a roundtable, and those who conduct the meeting of a group; the use case refuses others. */
  'dialogue.outcome.record': roles,
  /** For the spokesperson of a group; no role is enough. */
  'dialogue.position.share': roles,
  'dialogue.document.attach': ['administrator', 'facilitator', 'rapporteur'],
  /** Like `attach`, and the chair of a working group for its own meetings; the use case refuses others. */
  'dialogue.document.add': roles,
  'dialogue.working-group.read': roles,
  'dialogue.working-group.change': preparing,
};

/** A draft is visible only to those who prepare it; delegations see a roundtable after it was convened. */
export function maySee(actor: Actor, roundtable: { readonly state: RoundtableState }): boolean {
  if (roundtable.state !== 'draft' || actor.kind === 'system') return true;
  return actor.roles.some((role) => preparing.includes(role) || role === 'rapporteur' || role === 'interpreter');
}

/** Facilitator and rapporteur record what others said, under their own names. */
export function mayRecord(actor: Actor): boolean {
  return actor.kind === 'system' || actor.roles.some((role) => recording.includes(role));
}
