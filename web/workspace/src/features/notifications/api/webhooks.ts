import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';

export type Webhook = Schema<'WebhookResponse'>;
export type Delivery = Schema<'WebhookDeliveryResponse'>;
export type WebhookKind = Webhook['kinds'][number];

export interface WebhookValues {
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
}

/** The server refuses a webhook without events. */
const requestOf = ({ url, kinds }: WebhookValues) =>
  ({ url, kinds: [...kinds] }) as unknown as Schema<'AddWebhookRequest'>;

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
    const result = await done;
    await client.invalidateQueries({ queryKey });
    return result;
  };
  const path = (webhookId: string) => ({ workspaceId, webhookId });
  return {
    add: (values: WebhookValues) => then(api.post(base, { path: { workspaceId }, body: requestOf(values) })),
    change: ({ id, url, kinds, paused }: WebhookValues & Pick<Webhook, 'id' | 'paused'>) =>
      then(api.put(one, { path: path(id), body: { ...requestOf({ url, kinds }), paused } })),
    remove: (id: string) => then(api.delete(one, { path: path(id) })),
    test: (id: string) => then(api.post(`${one}/test`, { path: path(id) })),
  };
}
