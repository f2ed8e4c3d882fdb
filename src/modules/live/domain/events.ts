/** Who arrived, left or was replaced at a meeting; not an event of the room, whose screens do not depend on it. */
export const attendanceRecorded = 'live.attendance.recorded.v1';

/** Screens without an account. */
export const screenPaired = 'live.screen.paired.v1';
export const screenRemoved = 'live.screen.removed.v1';
