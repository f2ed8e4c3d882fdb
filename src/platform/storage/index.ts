export { FileStorage, fileTooLarge } from './file-storage.js';
export { isPicture, withoutMetadata } from './without-metadata.js';
export { sniffFile } from './sniff-file.js';
