import { type Actor, type PermissionTable, type Role, roles } from '../../kernel/actor.js';

const team: readonly Role[] = ['administrator', 'analyst'];
const field: readonly Role[] = ['administrator', 'analyst', 'facilitator', 'fieldwork-manager', 'park-coordinator'];

/**
 * The analyst does the sampling and is the only role that can export answers as they are. The fieldwork manager is the only one
 * that issues links, prints posters and sees which enterprise a code represents: no role has both (ADR 86,
 * `kernel/separate-powers.ts`). Facilitators get the file that is protected by rules (ADR 82).
 */
export const surveysPermissions: PermissionTable = {
  'surveys.questionnaire.read': roles,
  'surveys.questionnaire.edit': team,
  'surveys.wave.read': roles,
  'surveys.wave.edit': team,
  'surveys.wave.open': team,
  'surveys.wave.close': team,
  'surveys.answers.open': team,
  'surveys.answers.delete': team,
  'surveys.frame.read': field,
  'surveys.frame.edit': ['analyst'],
  'surveys.frame.key': ['fieldwork-manager'],
  'surveys.links.issue': ['fieldwork-manager'],
  /** More links than workers, requested by someone else. */
  'surveys.links.allow': ['fieldwork-manager', 'facilitator', 'analyst'],
  'surveys.fieldwork.read': field,
  'surveys.answers.import': ['analyst'],
  'surveys.microdata.export': ['analyst'],
  'surveys.microdata.shared': ['analyst', 'facilitator'],
  'surveys.withheld.decide': ['administrator', 'analyst', 'facilitator'],
};

/**
 * The parks whose enterprises and counts a member of the field team sees; null means all. A park coordinator sees one
 * park only.
 */
export function parksOf(actor: Actor): readonly string[] | null {
  if (actor.kind === 'system' || actor.roles.some((role) => role !== 'park-coordinator' && field.includes(role)))
    return null;
  return actor.parkId === null ? [] : [actor.parkId];
}
