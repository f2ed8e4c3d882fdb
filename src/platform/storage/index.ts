export { FileStorage, fileTooLarge } from './file-storage.js';
export { strippingPictures } from './strip-pictures.js';
export { sniffFile } from './sniff-file.js';
