import type { Settings } from '../config/environment.js';
import type { Logger } from '../observability/logger.js';
import type { FileStorage } from './file-storage.js';
import { FolderStorage } from './folder-storage.js';
import { S3Storage } from './s3-storage.js';

/** The store that the settings name. */
export function storageOf(settings: Settings, logger: Logger): FileStorage {
  const inFolder = settings.FILES_URL === undefined || settings.FILES_URL.startsWith('file:');
  return inFolder ? new FolderStorage(settings) : new S3Storage(settings, logger);
}
