import { Controller, Get } from '@nestjs/common';
import { nobody } from '../../kernel/actor.js';
import { Public } from '../auth/decorators.js';
import { Database } from '../database/database.js';

@Controller({ path: 'health' })
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** The process can do its work: 503 while the database is away. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ readonly status: 'ready' }> {
    await this.database.read(nobody, (tx) => tx.query('SELECT 1'));
    return { status: 'ready' };
  }
}
