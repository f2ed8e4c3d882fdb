import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/actor.js';
import { DialogueFacade } from '../modules/dialogue/index.js';
import { notifiedEvents } from '../modules/notifications/use-cases/notices-of-event.js';
import { MarkRead } from '../modules/notifications/use-cases/mark-read.js';
import { NotifyPeople } from '../modules/notifications/use-cases/notify-people.js';
import { ReadNotifications } from '../modules/notifications/use-cases/read-notifications.js';
import { InvitationRepository } from '../modules/notifications/persistence/invitation.repository.js';
import { RemindOfConfirmations } from '../modules/notifications/use-cases/remind-of-confirmations.js';
import { RemindOfDueDates } from '../modules/notifications/use-cases/remind-of-due-dates.js';
import { SendInvitations } from '../modules/notifications/use-cases/send-invitations.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { eventColumns, toEvent } from '../platform/events/event-row.js';
import type { DemoAccountKey, Demonstration } from './demonstration.js';
import { onDay } from './story-clock.js';

/** Days after which the people of the demonstration have read a notification. */
const readAfter = 21;

/**
 * Notifies the accounts, which were created last, of the last weeks of the fictitious city: what was recorded before had
 * no one with a role to notify. What was notified already is not repeated.
 */
export async function seedNotifications(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const system = systemActor(demonstration.city.workspaceId);
  const database = app.get(Database);
  const people = app.get(NotifyPeople, { strict: false });
  await database.write(system, async (tx) => {
    const rows = await tx.query<Parameters<typeof toEvent>[0]>(
      `SELECT ${eventColumns} FROM domain_event WHERE type = ANY ($1) ORDER BY recorded_at, id`,
      [notifiedEvents],
    );
    for (const row of rows) await people.hear(tx, toEvent(row));
  });
  await app.get(RemindOfDueDates, { strict: false }).execute(system);
  await app.get(RemindOfConfirmations, { strict: false }).execute(system);
  await seedInvitations(app, demonstration);
  const read = new Date(Date.now() - readAfter * 86_400_000);
  for (const actor of Object.values(demonstration.city.actors)) {
    const { items } = await app.get(ReadNotifications, { strict: false }).page(actor, { limit: 100 });
    const old = items.filter(({ occurredAt }) => occurredAt < read).map(({ id }) => id);
    await app.get(MarkRead, { strict: false }).execute(actor, old);
  }
}

const answers: readonly (readonly [DemoAccountKey, 'accepted' | 'declined' | 'substitute'])[] = [
  ['member-workers', 'accepted'],
  ['member-government', 'accepted'],
  ['rapporteur', 'accepted'],
  ['member-employers', 'substitute'],
  ['observer', 'declined'],
];

/** Days after which people were invited, and after which some had answered, by what a meeting belongs to. */
const invitedAfter = {
  roundtable: { invited: 12, answered: 9 },
  'working-group': { invited: 6, answered: 4 },
  'constituency-group': { invited: 2, answered: 1 },
};

/** Invites the accounts with a seat to the coming meetings, on the days on which they were convened, and answers for some. */
async function seedInvitations(app: INestApplicationContext, { city }: Demonstration): Promise<void> {
  const system = systemActor(city.workspaceId);
  const database = app.get(Database);
  const facade = app.get(DialogueFacade);
  const bodies = await database.read(system, async (tx) =>
    Promise.all((await facade.convenedBodies(tx)).map((id) => facade.meetingBody(tx, id))),
  );
  for (const body of bodies) {
    if (body === undefined) continue;
    const { invited, answered } = invitedAfter[body.kind];
    await onDay(invited, () =>
      database.write(system, (tx) => app.get(SendInvitations, { strict: false }).within(tx, body.id)),
    );
    await onDay(answered, () => database.write(system, (tx) => answerFor({ app, actors: city.actors }, tx, body.id)));
  }
}

async function answerFor(
  { app, actors }: { readonly app: INestApplicationContext; readonly actors: Demonstration['city']['actors'] },
  tx: Transaction,
  bodyId: string,
): Promise<void> {
  const repository = tx.get(InvitationRepository);
  const meetings = await app.get(DialogueFacade).meetings(tx, bodyId);
  const invitations = await repository.ofMeetings(meetings.map(({ id }) => id));
  for (const [key, answer] of answers) {
    const own = invitations.filter(
      ({ personId, answer: given }) => personId === actors[key].personId && given === null,
    );
    for (const { id } of own) await repository.answer(id, { answer, answeredAt: tx.now });
  }
}
