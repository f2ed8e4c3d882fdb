import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { nobody } from '../../kernel/actor.js';
import { Public } from '../auth/decorators.js';
import { Database } from '../database/database.js';
import { DiskSpace } from '../storage/disk-space.js';
import { FileStorage } from '../storage/file-storage.js';
import { Readiness } from './readiness.js';

class HealthResponse {
  @ApiProperty({ enum: ['live', 'ready'] }) status: 'live' | 'ready';
}

@ApiTags('health')
@Controller({ path: 'health' })
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
    private readonly disk: DiskSpace,
    private readonly storage: FileStorage,
  ) {}

  /** Whether the process responds. */
  @Get('live')
  @Public()
  @ApiOkResponse({ type: HealthResponse })
  live(): HealthResponse {
    return { status: 'live' };
  }

  /**
   * Whether the process can work: 503 while the database or the file storage is unavailable, the demonstration is
   * being loaded or the server is stopping; 507 while a disk is full.
   */
  @Get('ready')
  @Public()
  @ApiOkResponse({ type: HealthResponse })
  async ready(): Promise<HealthResponse> {
    this.readiness.demand();
    await this.database.read(nobody, (tx) => tx.query('SELECT 1'));
    await this.disk.demand();
    await this.storage.demandReady();
    return { status: 'ready' };
  }
}
