import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import createClient, { type Client } from 'openapi-fetch';
import { Database } from '../../src/platform/database/database.js';
import type { paths } from '../../web/shared/api/schema.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';

/**
 * An external program with a client and types generated from docs/api/openapi.json, and a personal API token.
 * The types are checked when the tests are: an operation that is not described does not compile.
 */
describe('a client generated from the API description', () => {
  let running: RunningApp;
  let workspaceId: string;
  let client: Client<paths>;
  beforeAll(async () => {
    running = await startApp();
    const workspace = await givenWorkspace(running.app.get(Database));
    ({ workspaceId } = workspace);
    client = await clientOf(await givenVisitor(running, workspace, { role: 'administrator' }));
  }, 60_000);
  afterAll(() => running.close());

  async function clientOf(visitor: Visitor): Promise<Client<paths>> {
    const issued = await visitor.call('POST', '/api/me/api-tokens', {
      body: { workspaceId, label: 'a program', scopes: ['administrator'], days: 30 },
    });
    return createClient<paths>({
      baseUrl: running.url,
      headers: { authorization: `Bearer ${String(issued.body['token'])}`, 'accept-language': 'en' },
    });
  }

  const organisations = '/api/workspaces/{workspaceId}/organisations' as const;
  const organisation = '/api/workspaces/{workspaceId}/organisations/{id}' as const;

  const add = (name: string, key?: string) =>
    client.POST(organisations, {
      params: { path: { workspaceId }, ...(key !== undefined && { header: { 'Idempotency-Key': key } }) },
      body: { name: { en: name, zh: name }, constituency: 'workers' },
    });

  it('creates a record once though the request is repeated, edits it, meets a conflict and resolves it', async () => {
    const first = await add('Union of Park A', 'union-of-park-a');
    const again = await add('Union of Park A', 'union-of-park-a');
    expect(again.data?.id).toBe(first.data?.id);
    const path = { workspaceId, id: first.data?.id ?? '' };

    const seen = await client.GET(organisation, { params: { path } });
    const etag = seen.response.headers.get('etag') ?? '';
    const rename = (name: string, version: string) =>
      client.PATCH(organisation, {
        params: { path, header: { 'If-Match': version } },
        body: { name: { en: name, zh: name } },
      });
    const other = await rename('Trade union of Park A', etag);
    expect(other.response.status).toBe(200);

    const refused = await rename('Union, Park A', etag);
    expect(refused.response.status).toBe(409);
    expect(refused.error).toMatchObject({
      code: 'directory.edit-conflict',
      errors: [{ pointer: '/name' }],
      facts: { version: other.data?.version },
    });
    const resolved = await rename('Union, Park A', `"${String(refused.error?.facts?.['version'])}"`);
    expect(resolved.data?.name.en).toBe('Union, Park A');
  });

  it('gets the described problem for a missing record, a missing right and a missing header', async () => {
    const path = { workspaceId, id: '018f0000-0000-7000-8000-000000000000' };
    const missing = await client.GET(organisation, { params: { path } });
    expect([missing.response.status, missing.error?.code]).toEqual([404, 'directory.organisation.not-found']);
    const foreign = await client.GET(organisations, { params: { path: { workspaceId: path.id } } });
    expect([foreign.response.status, foreign.error?.code]).toEqual([404, 'platform.auth.workspace-not-found']);
    const unversioned = await client.PATCH(organisation, {
      params: { path, header: { 'If-Match': '' } },
      body: {},
    });
    expect([unversioned.response.status, unversioned.error?.code]).toEqual([400, 'platform.http.version-missing']);
  });
});
