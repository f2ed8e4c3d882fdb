export { FileStorage, fileTooLarge } from './file-storage.js';
export { sniffFile } from './sniff-file.js';
