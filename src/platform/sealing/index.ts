export { InstallationKey } from './installation-key.js';
export { BoxOpener, fingerprintOf, sealAll } from './sealed-box.js';
