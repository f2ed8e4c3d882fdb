import { roles } from '../../../kernel/actor.js';
import type { PermissionTable } from '../../../kernel/actor.js';

/** A person who belongs to a workspace may look things up; those who prepare meetings keep the directory. */
export const directoryPermissions = {
  'directory.place.read': roles,
  'directory.place.edit': ['administrator', 'facilitator'],
  'directory.organisation.read': roles,
  'directory.organisation.edit': ['administrator', 'facilitator'],
} as const satisfies PermissionTable;
