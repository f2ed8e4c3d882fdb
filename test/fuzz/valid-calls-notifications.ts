import { randomBytes } from 'node:crypto';
import { linkToken } from '../../src/modules/notifications/domain/link-token.js';
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

/** The link of an invitation of the demonstration to a meeting that is still to come. */
async function invitation(fixture: Fixture): Promise<string> {
  const { token, hash } = await newToken(fixture);
  const isOpen = `withdrawn_at IS NULL
    AND EXISTS (SELECT FROM dialogue_meeting m WHERE m.id = meeting_id AND m.state = 'convened')`;
  await fixture.owner.query(
    `INSERT INTO notifications_invitation_link (token_hash, workspace_id, invitation_id, created_at)
     VALUES ($1, $2, $3, now())`,
    [hash, fixture.workspaceId, await fixture.one('notifications_invitation', isOpen)],
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

export const notificationCalls: ValidCalls = {
  'GET /notifications': () => observer,
  'GET /notifications/settings': () => observer,
  'PUT /notifications/settings': () => ({ ...observer, body: settings }),
  'GET /notifications/unread': () => observer,
  'POST /notifications/read': () => ({ ...observer, body: {} }),
  'GET /api/notifications/invitations/{token}': (fixture) => byLink(invitation(fixture)),
  'POST /api/notifications/invitations/{token}': async (fixture) => ({
    ...{ ...(await byLink(invitation(fixture))), body: { answer: 'accepted' } },
  }),
  'GET /api/notifications/stop/{token}': (fixture) => byLink(stopLink(fixture)),
  'POST /api/notifications/stop/{token}': (fixture) => byLink(stopLink(fixture)),
};
