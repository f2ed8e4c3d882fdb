export { AuditKey } from './audit-key.js';
export { InstallationKey } from './installation-key.js';
export { SecretsKey } from './secrets-key.js';
export { BoxOpener, BoxSealer, fingerprintOf } from './sealed-box.js';
