import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { socketFor, useWorkspace } from '#shared';
import { constituencyGroupQuery, guestMeetingsQuery } from '../api/queries.js';

/**
 * While the page of group meetings is shown, the workspace feed also receives what changes in them: nothing of a group
 * meeting is announced to the whole workspace.
 */
export function useGroupFeed(roundtableId: string): void {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  useEffect(() => {
    const socket = socketFor('/workspace');
    const queries = [constituencyGroupQuery(workspaceId, roundtableId), guestMeetingsQuery(workspaceId, roundtableId)];
    // what changed between reading the page and this reply was not announced
    const watched = (): void => {
      for (const { queryKey } of queries) void client.invalidateQueries({ queryKey });
    };
    const watch = (): void => void socket.emit('watch-group', { workspaceId, roundtableId }, watched);
    socket.on('connect', watch);
    if (socket.connected) watch();
    return () => void socket.off('connect', watch);
  }, [client, workspaceId, roundtableId]);
}
