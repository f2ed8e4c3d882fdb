export * from './conditions.js';
export * from './edit-form.js';
export * from './formula.js';
export * from './paste-choices.js';
export * from './read-model.js';
export * from './rename.js';
