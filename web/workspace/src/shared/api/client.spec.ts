import { describe, expect, it } from '@jest/globals';
import { addressOf, fill } from './client.js';
import { asEntered } from './schema.js';
import { uploadTo } from './upload.js';
import type { AnswerOf, RequestOf, Schema } from './schema.js';

type ActionList = '/api/workspaces/{workspaceId}/roadmap/actions';
type ActionPath = '/api/workspaces/{workspaceId}/roadmap/actions/{actionId}';

describe('the address of a request', () => {
  it('has its path parameters filled in and encoded', () => {
    expect(
      addressOf('/api/workspaces/{workspaceId}/indicators/{indicatorId}/figures.csv', {
        path: { workspaceId: 'w', indicatorId: 'a/b' },
      }),
    ).toBe('/api/workspaces/w/indicators/a%2Fb/figures.csv');
  });

  it('omits empty values of the query, and joins lists with commas', () => {
    const query = { text: '', late: false, status: ['planned', 'disputed'], offset: 0, mine: undefined };
    expect(fill('/api/x', { query })).toBe('/api/x?late=false&status=planned%2Cdisputed&offset=0');
  });
});

describe('an upload', () => {
  it('sends nothing if it was stopped before it began', async () => {
    const path = { workspaceId: 'w', actionId: 'a' };
    const send = uploadTo('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/evidence', { path });
    const stopped = send(new File(['x'], 'x.txt'), { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a request that is not in the API description', () => {
  it('is a type error', () => {
    // @ts-expect-error no such path
    const path: RequestOf<'get', '/api/workspaces/{workspaceId}/roadmap/acts'> = { path: { workspaceId: 'w' } };
    // @ts-expect-error nothing can be deleted there
    const method: RequestOf<'delete', ActionPath> = { path: { workspaceId: 'w', actionId: 'a' } };
    // @ts-expect-error the action is not named
    const parameter: RequestOf<'get', ActionPath> = { path: { workspaceId: 'w' } };
    // @ts-expect-error `limits` is not asked for
    const query: RequestOf<'get', ActionList> = { path: { workspaceId: 'w' }, query: { limits: 5 } };
    const field: RequestOf<'put', '/api/me/language'> = {
      // @ts-expect-error `lang` is not a field
      body: { lang: 'en' },
    };
    const entered: Schema<'FrameUnitRequest'> = asEntered({
      // @ts-expect-error `head` is not a field
      head: '',
    });
    const answer = { state: 'closed', version: 1 } as AnswerOf<
      'post',
      '/api/workspaces/{workspaceId}/roundtables/{roundtableId}/transitions'
    >;
    // @ts-expect-error the answer has no `status`
    const { status } = answer;
    expect([path, method, parameter, query, field, entered, status]).toHaveLength(7);
  });
});
