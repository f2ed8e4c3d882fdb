export { Settings } from './environment.js';
