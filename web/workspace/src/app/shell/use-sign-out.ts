import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../shared/api/client.js';
import { closeSockets } from '../../shared/live/socket.js';
import { meQuery } from '../../shared/session/me.js';

/** Ends the session; nothing of the person stays in the memory of the page. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => api.post('/sign-out'),
    onSuccess: async () => {
      closeSockets();
      client.clear();
      client.setQueryData(meQuery.queryKey, null);
      await navigate({ to: '/sign-in' as string });
    },
  });
  return () => mutate();
}
