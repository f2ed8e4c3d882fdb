export { type OfficeHolder, SeparationRegistry } from './separation-registry.js';
