import { Injectable } from '@nestjs/common';
import { SecretsKey } from '../../../platform/sealing/index.js';

/**
 * The secret with which messages to a webhook are signed: derived from the key of `SECRETS_KEY_FILE`, so it is neither in
 * the database nor in its backups.
 */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly key: SecretsKey) {}

  of(webhookId: string): Buffer {
    return this.key.hmac('webhook', webhookId);
  }
}
