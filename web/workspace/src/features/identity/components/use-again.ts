import { useQueryClient } from '@tanstack/react-query';
import { useWorkspace } from '#shared';

/** Refetches members and invitations after a change. */
export function useAgain(): () => Promise<void> {
  const client = useQueryClient();
  const { id } = useWorkspace();
  return () => client.invalidateQueries({ queryKey: [id] });
}
