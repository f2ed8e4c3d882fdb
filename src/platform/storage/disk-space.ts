import { statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { Settings } from '../config/environment.js';
import { sqlState } from '../database/constraint.js';

/** Bytes. Below it the embedded database cannot add a segment of its write-ahead log. */
const leastFree = 20_000_000;
/** Milliseconds for which a refused write is remembered: the free space of another machine's disk cannot be queried. */
const rememberedFor = 15_000;

/** PostgreSQL appendix A: disk_full. The others are the file system's. */
export function isDiskFull(error: unknown): boolean {
  return ['53100', 'ENOSPC', 'EDQUOT'].includes(sqlState(error) ?? '');
}

export function diskFull(): Problem {
  const title = localized('The server has no storage space left.', '服务器存储空间不足。');
  return new Problem('full', 'platform.storage.full', title, {
    detail: localized(
      'Nothing was saved. Tell the administrator of this installation, then try again.',
      '未保存任何内容。请通知系统管理员，稍后重试。',
    ),
    retryAfter: 60,
  });
}

/** Whether the disks of the data folder and of the database accept writes; part of the readiness of this process. */
@Injectable()
export class DiskSpace {
  private fullAt = -Infinity;

  constructor(private readonly settings: Settings) {}

  /** Records that a write failed because the disk was full. */
  noteFull(): void {
    this.fullAt = performance.now();
  }

  async demand(): Promise<void> {
    if (performance.now() - this.fullAt < rememberedFor) throw diskFull();
    await demandFreeSpace(this.settings.dataFolder);
  }
}

export async function demandFreeSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastFree) throw diskFull();
}
