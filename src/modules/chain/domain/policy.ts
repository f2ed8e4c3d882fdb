import { type PermissionTable, roles } from '../../../kernel/actor.js';

export const chainPermissions: PermissionTable = {
  'chain.read': roles,
  /** Besides, only those who may enter the room of the meeting read its record. */
  'chain.meeting-record.read': roles,
  'chain.activity.read': [
    'administrator',
    'facilitator',
    'analyst',
    'fieldwork-manager',
    'member',
    'rapporteur',
    'park-coordinator',
  ],
};
