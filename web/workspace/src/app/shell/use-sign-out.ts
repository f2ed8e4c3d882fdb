import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../shared/api/client.js';
import { signedOut } from '../../shared/session/change-person.js';

/** Ends the session; nothing of the person stays in the browser. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => api.post('/sign-out'),
    onSuccess: async () => {
      signedOut(client);
      await navigate({ to: '/sign-in' as string });
    },
  });
  return () => mutate();
}
