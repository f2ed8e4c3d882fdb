import type { PermissionTable } from '../../../kernel/actor.js';
import { roles } from '../../../kernel/actor.js';

/** Everyone has their own notifications; the right to read a record is asked in its own context. */
export const notificationsPermissions: PermissionTable = {
  'notifications.own': roles,
  /** Who was invited to a meeting and what they answered. */
  'notifications.invitations.read': ['administrator', 'facilitator'],
  /** The same for the chair of a working group; the use case refuses others. */
  'notifications.invitations.read-own': roles,
  /** Letters contain links with which anyone can answer for the person. */
  'notifications.invitations.print': ['administrator', 'facilitator'],
  /** Addresses outside of the program that are notified of events. */
  'notifications.webhooks.manage': ['administrator'],
  /** Only the program itself notifies and sends. */
  'notifications.deliver': [],
};
