export * from './conditions.js';
export * from './edit-form.js';
export * from './formula.js';
export { addOther, canAddOther, changeRepeated, otherName } from './other-choice.js';
export * from './paste-choices.js';
export * from './read-model.js';
export { renameItem, renameList } from './rename.js';
export * from './rename-choice.js';
