import { useQuery } from '@tanstack/react-query';
import { useLocalized, useWorkspace } from '#shared';
import { parksQuery } from '../api/surveys.js';

/** Name of a park of the frame; blank until names are loaded. */
export function useParkName(): (parkId: string) => string {
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const { data } = useQuery(parksQuery(id));
  // a row header is never empty, also while the names are being loaded
  return (parkId) => inWords(data?.items.find((park) => park.id === parkId)?.name ?? null) || '…';
}
