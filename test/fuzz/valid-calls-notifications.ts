import { randomBytes } from 'node:crypto';
import { linkToken } from '../../src/modules/identity/index.js';
import { digest } from '../../src/modules/identity/domain/secret.js';
import type { Fixture, ValidCalls } from './fixture.js';

const observer = { as: 'observer' };

const settings = {
  topics: [{ topic: 'roundtables', delivery: 'daily' }],
  quietHours: { from: 1320, to: 420 },
  reminderDays: 3,
};

/** The secret of a link as in an email; only its hash is stored. */
async function newToken(fixture: Fixture): Promise<{ readonly token: string; readonly hash: Buffer }> {
  const token = linkToken(fixture.workspaceId, randomBytes(32).toString('base64url'));
  return { token, hash: Buffer.from(await digest(token)) };
}

/** Of a meeting of the demonstration that is still to come, to which everyone with a seat is invited. */
const isOpen = `withdrawn_at IS NULL AND EXISTS (SELECT FROM dialogue_meeting m
  WHERE m.id = meeting_id AND m.state = 'convened' AND m.constituency_group_id IS NULL)`;

/** The link of an invitation of the demonstration to a meeting that is still to come. */
async function invitation(fixture: Fixture): Promise<string> {
  const { token, hash } = await newToken(fixture);
  await fixture.owner.query(
    `INSERT INTO notifications_invitation_link (token_hash, workspace_id, invitation_id, created_at)
     VALUES ($1, $2, $3, now())`,
    [hash, fixture.workspaceId, await fixture.one('notifications_invitation', isOpen)],
  );
  return token;
}

/** The secret address of the calendar of a member of the demonstration. */
async function calendar(fixture: Fixture): Promise<string> {
  const { token, hash } = await newToken(fixture);
  await fixture.owner.query(
    `INSERT INTO notifications_calendar_address (token_hash, workspace_id, person_id, created_at)
     SELECT $1, $2, person_id, now() FROM identity_membership
     WHERE workspace_id = $2 AND person_id IS NOT NULL LIMIT 1
     ON CONFLICT (workspace_id, person_id) DO UPDATE SET token_hash = EXCLUDED.token_hash`,
    [hash, fixture.workspaceId],
  );
  return token;
}

/** The link of an email about an account that makes no other calls. */
async function stopLink(fixture: Fixture): Promise<string> {
  const { token, hash } = await newToken(fixture);
  await fixture.owner.query(
    `INSERT INTO notifications_stop_link (token_hash, workspace_id, person_id, created_at) VALUES ($1, $2, $3, now())`,
    [hash, fixture.workspaceId, await fixture.one('identity_person')],
  );
  return token;
}

const byLink = async (token: Promise<string>) => ({ as: 'anonymous', path: { token: await token } });

const administrator = { as: 'administrator' };
/** An address to which the program does not send. */
const webhook = { url: 'https://hooks.example/tripartite', kinds: ['roundtable.convened'] };

/** A webhook; at most twenty exist at a time. */
async function webhookPath(fixture: Fixture) {
  await fixture.owner.query(`DELETE FROM notifications_webhook WHERE created_at < now() - interval '20 seconds'`);
  return { path: { webhookId: (await fixture.done('POST /notifications/webhooks')).id } };
}

export const notificationCalls: ValidCalls = {
  'GET /notifications': () => observer,
  'GET /notifications/settings': () => observer,
  'PUT /notifications/settings': () => ({ ...observer, body: settings }),
  'POST /notifications/meetings/{meetingId}/letters': async (fixture) => ({
    ...{ as: 'facilitator', path: { meetingId: await fixture.one('notifications_invitation', isOpen, 'meeting_id') } },
    body: { all: true },
  }),
  'POST /notifications/meetings/{meetingId}/notice-messages': async (fixture) => ({
    ...{ as: 'facilitator', path: { meetingId: await fixture.one('notifications_invitation', isOpen, 'meeting_id') } },
    body: { organisationId: await fixture.one('directory_organisation'), email: null },
  }),
  'POST /notifications/meetings/{meetingId}/notices': async (fixture) => ({
    ...{ as: 'facilitator', path: { meetingId: await fixture.one('notifications_invitation', isOpen, 'meeting_id') } },
    body: { organisationIds: [await fixture.one('directory_organisation')] },
  }),
  'POST /notifications/meetings/{meetingId}/texts': async (fixture) => ({
    ...{ as: 'facilitator', path: { meetingId: await fixture.one('notifications_invitation', isOpen, 'meeting_id') } },
    body: { personId: null },
  }),
  'GET /notifications/webhooks': () => administrator,
  'POST /notifications/webhooks': () => ({ ...administrator, body: webhook }),
  'PUT /notifications/webhooks/{webhookId}': async (fixture) => ({
    ...{ ...administrator, ...(await webhookPath(fixture)), headers: { 'if-match': '"1"' } },
    body: { ...webhook, paused: true },
  }),
  'DELETE /notifications/webhooks/{webhookId}': async (fixture) => ({
    ...{ ...administrator, ...(await webhookPath(fixture)) },
  }),
  'POST /notifications/webhooks/{webhookId}/test': async (fixture) => ({
    ...{ ...administrator, ...(await webhookPath(fixture)) },
  }),
  'GET /notifications/unread': () => observer,
  'POST /notifications/read': () => ({ ...observer, body: {} }),
  'GET /notifications/calendar-address': () => observer,
  'POST /notifications/calendar-address': () => observer,
  'DELETE /notifications/calendar-address': () => observer,
  'GET /api/notifications/calendars/{token}/calendar.ics': (fixture) => byLink(calendar(fixture)),
  'GET /api/notifications/invitations/{token}': (fixture) => byLink(invitation(fixture)),
  'POST /api/notifications/invitations/{token}': async (fixture) => ({
    ...{ ...(await byLink(invitation(fixture))), body: { answer: 'accepted' } },
  }),
  'GET /api/notifications/stop/{token}': (fixture) => byLink(stopLink(fixture)),
  'POST /api/notifications/stop/{token}': (fixture) => byLink(stopLink(fixture)),
};
