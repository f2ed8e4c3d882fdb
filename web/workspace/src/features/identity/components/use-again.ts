import { useQueryClient } from '@tanstack/react-query';
import { useWorkspace } from '#shared';

/** Everything about who may sign in is fetched again after a change. */
export function useAgain(): () => Promise<void> {
  const client = useQueryClient();
  const { id } = useWorkspace();
  return () => client.invalidateQueries({ queryKey: [id] });
}
