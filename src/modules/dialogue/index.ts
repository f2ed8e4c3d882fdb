export { DialogueModule } from './dialogue.module.js';
