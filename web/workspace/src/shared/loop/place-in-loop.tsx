import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { Schema } from '../api/schema.js';
import { useLocalized, useTranslation } from '../i18n/i18n.js';
import { useWorkspace } from '../session/workspace-context.js';
import type { LoopNeighbour } from './loop-strip.js';
import { LoopStrip } from './loop-strip.js';

/** A record of the loop, from the chain context. */
export type ChainNode = Schema<'ChainNodeResponse'>;

const pages: Readonly<Record<ChainNode['type'], string>> = {
  roundtable: '/roundtables',
  'agenda-item': '/roundtables',
  conclusion: '/conclusions',
  action: '/roadmap',
  indicator: '/indicators',
};

/** Path of a record within the workspace. An agenda item or proposal is shown on the page of its roundtable. */
export function addressOfNode({
  type,
  id,
  within,
}: Pick<ChainNode, 'type' | 'id'> & { within?: string | null }): string {
  if (type !== 'agenda-item') return `${pages[type]}/${id}`;
  return within ? `${pages[type]}/${within}?item=${id}` : pages[type];
}

/** What a record results from and what results from it, one step in each direction. */
export function placeInLoopQuery(workspaceId: string, type: ChainNode['type'], id: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'of', type, id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/of/{type}/{id}', { path: { workspaceId, type, id }, signal }),
    enabled: id !== '',
  });
}

interface PlaceInLoopProps {
  readonly type: ChainNode['type'];
  readonly id: string;
  /** The name of the record itself in the strip. */
  readonly here: string;
}

/** The strip of a record with its neighbours in the loop. */
export function PlaceInLoop({ type, id, here }: PlaceInLoopProps) {
  const { t } = useTranslation('shared');
  const { id: workspaceId } = useWorkspace();
  const localized = useLocalized();
  const place = useQuery(placeInLoopQuery(workspaceId, type, id)).data;
  const neighbour = (node: ChainNode): LoopNeighbour => ({
    id: node.id,
    kind: t(`node.${node.type}`),
    title: `${node.label ?? ''} ${localized(node.title)}`.trim(),
    to: addressOfNode(node),
  });
  return (
    <LoopStrip
      from={place?.from.map(neighbour) ?? []}
      here={here}
      to={place?.to.map(neighbour) ?? []}
      whole={`/chain/${type}/${id}`}
    />
  );
}
