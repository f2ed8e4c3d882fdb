import type { Queue } from 'bullmq';
import type { JobHandler } from './job-handler.js';

const idOf = ({ kind }: JobHandler): string => `every:${kind}`;
const intervalOf = ({ everySeconds }: JobHandler): number => everySeconds! * 1000;

export async function schedule(queue: Queue, handler: JobHandler): Promise<void> {
  const { kind } = handler;
  await queue.upsertJobScheduler(
    idOf(handler),
    { every: intervalOf(handler) },
    { name: kind, data: { scheduled: kind } },
  );
}

/**
 * Schedules again each job that is next due later than two of its intervals: the clock was ahead and has been set back,
 * and the job would wait until the clock is there again.
 */
export async function repairSchedules(queue: Queue, handlers: readonly JobHandler[]): Promise<void> {
  const next = new Map((await queue.getJobSchedulers()).map(({ key, next: at }) => [key, at]));
  for (const handler of handlers) {
    // of the clock that BullMQ uses
    const latest = Date.now() + 2 * intervalOf(handler);
    if ((next.get(idOf(handler)) ?? 0) <= latest) continue;
    await queue.removeJobScheduler(idOf(handler));
    await schedule(queue, handler);
  }
}
