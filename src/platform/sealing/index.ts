export { AnswerLedger, type Opening, sumByLink } from './answer-ledger.js';
export { AuditKey } from './audit-key.js';
export { AuthenticationKey } from './authentication-key.js';
export { minimumPassphrase } from './encrypted-key.js';
export { InstallationKey } from './installation-key.js';
export { SecretsKey } from './secrets-key.js';
export { BoxOpener, BoxSealer, fingerprintIn, fingerprintOf } from './sealed-box.js';
