import { describe, expect, it } from '@jest/globals';
import type { PermissionTable, Role } from '../../src/kernel/actor.js';
import { namesOfRights, offices, type PairOfRights, pairsOfRights } from '../../src/kernel/separate-powers.js';
import { sources } from './laws/law.js';

/** Rights that break no promise together with another one. A new right is placed here or in the table of pairs. */
const inNoPair: readonly string[] = `
chain.activity.read
chain.meeting-record.read
chain.read
dialogue.agenda-template.change
dialogue.agenda-template.read
dialogue.group-access.decide
dialogue.agenda.arrange
dialogue.agenda.change
dialogue.agenda.decide-proposal
dialogue.agenda.propose
dialogue.corrigendum.object
dialogue.conclusion.add
dialogue.conclusion.read
dialogue.conclusion.record
dialogue.conclusion.revise
dialogue.confirmation.answer
dialogue.confirmation.set-rule
dialogue.confirmation.set-term
dialogue.document.add
dialogue.document.attach
dialogue.meeting.change
dialogue.meeting.conduct
dialogue.outcome.record
dialogue.position.share
dialogue.reply-slip.answer
dialogue.reservation.record
dialogue.reservation.withdraw
dialogue.roundtable.change-state
dialogue.roundtable.edit
dialogue.roundtable.read
dialogue.seat.change
dialogue.seat.read-sex
dialogue.translation.repair
dialogue.women-share-target.set
dialogue.working-group.change
dialogue.working-group.read
directory.organisation.edit
directory.organisation.read
directory.place.edit
directory.place.import
directory.place.read
identity.invitation.edit
identity.invitation.read
identity.membership.read
identity.person.edit
identity.person.read
identity.person.read-email
identity.person.read-sex
identity.workspace.edit
identity.workspace.read
indicators.definition.read
indicators.definition.write
indicators.indicator.read
indicators.reference.set
indicators.release.read
indicators.run.read
indicators.weights.make
indicators.weights.read
live.attendance.record
live.cursor.move
live.floor.end
live.floor.give
live.floor.propose
live.floor.read-by-sex
live.hand.lower
live.hand.raise
live.room.close
live.room.join
live.room.pause
live.roundtable.close
live.screen.pair
live.screen.show
live.substitution.plan
notifications.deliver
notifications.invitations.print
notifications.invitations.read
notifications.invitations.read-own
notifications.own
notifications.webhooks.manage
platform.job.cancel
platform.job.read
platform.workspace.watch
roadmap.action.change-status
roadmap.action.edit
roadmap.action.import
roadmap.action.open
roadmap.action.record-verdict
roadmap.action.report
roadmap.action.steer
roadmap.action.validate
roadmap.comment.add
roadmap.dependency.edit
roadmap.evidence.add
roadmap.evidence.read
roadmap.milestone.edit
roadmap.overdue.propose
roadmap.public.agree
roadmap.public.propose
roadmap.read
roadmap.register.edit
roadmap.target.set
roadmap.upload.expire
roadmap.view.save
roadmap.view.share
surveys.answers.delete
surveys.answers.import
surveys.answers.open
surveys.fieldwork.read
surveys.frame.edit
surveys.frame.read
surveys.links.allow
surveys.microdata.shared
surveys.questionnaire.edit
surveys.questionnaire.read
surveys.wave.close
surveys.wave.edit
surveys.wave.open
surveys.wave.read
surveys.withheld.decide
`
  .trim()
  .split('\n');

async function allPermissions(): Promise<PermissionTable> {
  const files = [...sources()].filter(
    ([file, text]) => file.startsWith('src/') && /Permissions\b.*(?:PermissionTable|= \{)/.test(text),
  );
  const tables: PermissionTable[] = [];
  for (const [file] of files) {
    const module = (await import(`../../${file}`)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (/Permissions$/.test(name) && typeof value === 'object') tables.push(value as PermissionTable);
  }
  return Object.assign({}, ...tables) as PermissionTable;
}

const permissions = await allPermissions();
const sides = (pairs: readonly PairOfRights[]): Set<string> => new Set(pairs.flatMap(({ one, other }) => [one, other]));
const unplaced = (names: readonly string[]): string[] =>
  names.filter((name) => !sides(pairsOfRights).has(name) && !inNoPair.includes(name));

/** Roles that have both sides of a pair by themselves. */
function rolesWithPair({ one, other }: PairOfRights): readonly Role[] {
  return (permissions[one] ?? []).filter((role) => permissions[other]?.includes(role));
}

describe('the table of rights that together break a promise', () => {
  it('has a place for every right of every context, in a pair or in none', () => {
    expect(Object.keys(permissions).length).toBeGreaterThan(80);
    expect(unplaced(Object.keys(permissions))).toEqual([]);
    expect(inNoPair.filter((name) => !(name in permissions) || sides(pairsOfRights).has(name))).toEqual([]);
  });

  it('finds a new right that was placed nowhere', () => {
    expect(unplaced(['surveys.answers.publish'])).toEqual(['surveys.answers.publish']);
  });

  it('names existing rights and offices only', () => {
    expect([...sides(pairsOfRights)].filter((name) => !(name in permissions) && !offices.includes(name))).toEqual([]);
  });

  it('is obeyed by every single role, except where another person is asked for each record', () => {
    const ofRoles = pairsOfRights.filter(({ guardedByRecord }) => guardedByRecord !== true);
    expect(ofRoles.flatMap(rolesWithPair)).toEqual([]);
    expect(ofRoles.map(({ id }) => id)).toEqual([
      ...['links-answers', 'codes-answers', 'roles-answers', 'roundtable-spokesperson'],
    ]);
  });

  it('has names for both rights of each pair on the page of rights, and one id for each', () => {
    expect(Object.keys(namesOfRights).sort()).toEqual([...sides(pairsOfRights)].sort());
    expect(new Set(pairsOfRights.map(({ id }) => id)).size).toBe(pairsOfRights.length);
  });
});
