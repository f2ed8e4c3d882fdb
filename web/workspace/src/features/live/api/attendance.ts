import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, useWorkspace } from '#shared';

export type Attendance = Schema<'AttendanceResponse'>;
export type Attendee = Attendance['people'][number];

const path = '/api/workspaces/{workspaceId}/live/rooms/{meetingId}/attendance';

const keyOf = (workspaceId: string, meetingId: string) => ['live', workspaceId, 'attendance', meetingId] as const;

export const attendanceQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, meetingId),
    queryFn: ({ signal }) => api.get(path, { path: { workspaceId, meetingId }, signal }),
    staleTime: 60_000,
  });

export function useRecordAttendance(meetingId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RecordAttendanceRequest'>) => api.post(path, { path: { workspaceId, meetingId }, body }),
    onSuccess: (attendance) => client.setQueryData<Attendance>(keyOf(workspaceId, meetingId), attendance),
    // the fact may have been recorded by someone else
    onError: () => client.invalidateQueries({ queryKey: keyOf(workspaceId, meetingId) }),
  });
}
