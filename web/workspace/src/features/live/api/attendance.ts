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

/** Codes on paper of people without an account, for those who conduct a group's meeting. */
export const codesQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: [...keyOf(workspaceId, meetingId), 'codes'],
    queryFn: ({ signal }) => api.get(`${path}/codes`, { path: { workspaceId, meetingId }, signal }),
  });

export function useCheckInByCode(meetingId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => api.post(`${path}/codes`, { path: { workspaceId, meetingId }, body: { code } }),
    onSuccess: (attendance) => client.setQueryData<Attendance>(keyOf(workspaceId, meetingId), attendance),
  });
}
