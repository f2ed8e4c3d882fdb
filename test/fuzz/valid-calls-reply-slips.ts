import { randomBytes } from 'node:crypto';
import { digest, linkToken } from '../../src/modules/identity/index.js';
import { type Fixture, type ValidCalls, version } from './fixture.js';

const facilitator = { as: 'facilitator' };
const first = { headers: { 'if-match': '"1"' } };
const titular = { post: '', email: '', seat: 'titular', sex: 'not-stated' };

const named = (fixture: Fixture) => ({
  ...{ delegates: [{ ...titular, name: fixture.word() }], letter: fixture.word(), contact: fixture.word() },
});

async function slip(fixture: Fixture) {
  return { path: { slipId: (await fixture.done('POST /roundtables/{roundtableId}/reply-slips')).id } };
}

/** The link of an organisation that was asked for delegates. */
async function byLink(fixture: Fixture) {
  const { slipId } = (await slip(fixture)).path;
  const token = linkToken(fixture.workspaceId, randomBytes(32).toString('base64url'));
  await fixture.owner.query(
    'INSERT INTO dialogue_reply_link (token_hash, workspace_id, slip_id, created_at) VALUES ($1, $2, $3, now())',
    [Buffer.from(await digest(token)), fixture.workspaceId, slipId],
  );
  return { as: 'anonymous', path: { token } };
}

export const replySlipCalls: ValidCalls = {
  'GET /roundtables/{roundtableId}/reply-slips': async (fixture) => ({
    ...{ ...facilitator, path: { roundtableId: (await fixture.done('POST /roundtables')).id } },
  }),
  'POST /roundtables/{roundtableId}/reply-slips': async (fixture) => ({
    ...{ ...facilitator, path: { roundtableId: (await fixture.done('POST /roundtables')).id } },
    body: {
      organisationId: await fixture.one('directory_organisation', `constituency = 'workers'`),
      ...{ titularSeats: 2, substituteSeats: 1 },
    },
  }),
  'PUT /reply-slips/{slipId}/delegates': async (fixture) => ({
    ...{ ...facilitator, ...(await slip(fixture)), ...first, body: named(fixture) },
  }),
  'GET /reply-slips/{slipId}/seats': async (fixture) => ({ ...facilitator, ...(await slip(fixture)) }),
  'POST /reply-slips/{slipId}/seats': async (fixture) => {
    const of = await slip(fixture);
    const { body } = await fixture.done('PUT /reply-slips/{slipId}/delegates', of);
    return { ...facilitator, ...of, headers: version(body), body: { leaveOut: [] } };
  },
  'GET /api/dialogue/reply-slips/{token}': byLink,
  'PUT /api/dialogue/reply-slips/{token}': async (fixture) => ({
    ...{ ...(await byLink(fixture)), ...first, body: named(fixture) },
  }),
  'POST /api/dialogue/reply-slips/{token}/lists': async (fixture) => ({
    ...{ ...(await byLink(fixture)), body: { text: 'Name,Email\nTan Yu,tan@mail.example' } },
  }),
};
