import type { EntityManager } from 'typeorm';
import type { AttendanceFact } from '../domain/attendance.js';
import { AttendanceEntity } from './attendance.entity.js';

export class AttendanceRepository {
  constructor(private readonly em: EntityManager) {}

  async of(meetingId: string): Promise<AttendanceFact[]> {
    return this.em.find(AttendanceEntity, { where: { meetingId }, order: { seq: 'ASC' } });
  }

  async append(fact: AttendanceEntity): Promise<void> {
    await this.em.insert(AttendanceEntity, fact);
  }
}
