import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';

export type Webhook = Schema<'WebhookResponse'>;
export type Delivery = Schema<'WebhookDeliveryResponse'>;
export type WebhookKind = Webhook['kinds'][number];

export interface WebhookValues {
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  readonly workingGroupId: string | null;
}

/** The server refuses a webhook without events. */
const requestOf = ({ url, kinds, workingGroupId }: WebhookValues) =>
  ({ url, kinds: [...kinds], workingGroupId }) as unknown as Schema<'AddWebhookRequest'>;

/** Names of the working groups, to one of which a webhook can be limited. */
export function workingGroupNamesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['notifications', workspaceId, 'working-groups'],
    queryFn: async ({ signal }) => {
      const { items } = await api.get('/api/workspaces/{workspaceId}/working-groups', {
        path: { workspaceId },
        signal,
      });
      return items.map(({ id, name }) => ({ id, name }));
    },
  });
}

const base = '/api/workspaces/{workspaceId}/notifications/webhooks';
const one = `${base}/{webhookId}` as const;

export function webhooksQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['notifications', workspaceId, 'webhooks'],
    queryFn: ({ signal }) => api.get(base, { path: { workspaceId }, signal }),
    // deliveries wait for another program
    refetchInterval: 5_000,
  });
}

export function useWebhooks() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const { queryKey } = webhooksQuery(workspaceId);
  const then = async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      // also after a refusal: someone else has changed it
      await client.invalidateQueries({ queryKey });
    }
  };
  const path = (webhookId: string) => ({ workspaceId, webhookId });
  return {
    add: (values: WebhookValues) => then(api.post(base, { path: { workspaceId }, body: requestOf(values) })),
    /** As it is, except for what is stated. */
    change: (
      { id, version, pausedAt, ...before }: Webhook,
      changes: Partial<WebhookValues & { readonly paused: boolean }>,
    ) => {
      const { paused = pausedAt !== null, ...values } = changes;
      return then(api.put(one, { path: path(id), body: { ...requestOf({ ...before, ...values }), paused }, version }));
    },
    remove: (id: string) => then(api.delete(one, { path: path(id) })),
    test: (id: string) => then(api.post(`${one}/test`, { path: path(id) })),
  };
}
