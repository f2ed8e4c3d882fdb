import { Injectable } from '@nestjs/common';
import { InstallationKey } from '../../../platform/sealing/index.js';

/**
 * The secret with which messages to a webhook are signed: derived from the key of the installation, so it is neither in
 * the database nor in its backups.
 */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly key: InstallationKey) {}

  of(webhookId: string): Buffer {
    return this.key.hmac('webhook', webhookId);
  }
}
