import { auditedTables } from './audited-tables.js';
import { conclusionAdopted } from './modules/dialogue/persistence/sql/conclusion-adopted.js';
import { groupAcceptances, lastGroupMeeting } from './modules/dialogue/persistence/sql/group-acceptances.js';
import { groupGuests } from './modules/dialogue/persistence/sql/group-guests.js';
import { deviceReplacements } from './modules/identity/persistence/sql/device-replacements.js';
import { rightsFunctions } from './modules/identity/persistence/sql/rights.js';
import { resolveActor } from './modules/identity/persistence/sql/resolve-actor.js';
import { secondFactor } from './modules/identity/persistence/sql/second-factor.js';
import { signInLinks } from './modules/identity/persistence/sql/sign-in-links.js';
import { releasesForward } from './modules/indicators/persistence/sql/releases-forward.js';
import { auditTriggers, hashUnseen } from './platform/events/sql/audit-triggers.js';
import { mailFunctions } from './platform/mail/sql/mail-functions.js';
import { accessTriggers } from './platform/realtime/sql/access-triggers.js';
import { searchReports } from './roadmap/persistence/sql/search-reports.js';
import { countAnswers } from './surveys/persistence/sql/count-answers.js';
import { countConduct } from './surveys/persistence/sql/count-conduct.js';
import { deleteItems } from './surveys/persistence/sql/delete-items.js';
import { findCollector } from './surveys/persistence/sql/find-collector.js';

/**
 * Functions and triggers of the database; their source is in `persistence/sql/`, next to the code that relies on them.
 * They are installed after the migrations whenever one of them has changed.
 */
export const databaseFunctions: readonly string[] = [
  mailFunctions,
  resolveActor,
  signInLinks,
  rightsFunctions,
  deviceReplacements,
  secondFactor({ seats: 'dialogue_seat' }),
  groupAcceptances({ people: 'identity_person', memberships: 'identity_membership' }),
  groupGuests,
  lastGroupMeeting,
  conclusionAdopted,
  countAnswers,
  countConduct,
  deleteItems,
  findCollector,
  releasesForward,
  searchReports,
  auditTriggers(auditedTables),
  accessTriggers([
    { name: 'identity_person', person: 'id', change: 'UPDATE OF constituency' },
    { name: 'dialogue_group_acceptance', person: 'person_id', change: 'UPDATE OF ended_at' },
    { name: 'dialogue_group_guest', person: 'person_id', change: 'UPDATE OF ended_at' },
    { name: 'dialogue_seat', person: 'person_id', change: 'DELETE' },
    { name: 'dialogue_working_group_member', person: 'person_id', change: 'DELETE' },
  ]),
];

/** Run by `migrate` when tables or functions have changed. */
export const hashesOfUnseenRecords: readonly string[] = auditedTables.map(hashUnseen);
