export { FileStorage, fileTooLarge, type UploadLimits } from './file-storage.js';
export { strippingPictures } from './strip-pictures.js';
export { type KnownFile, sniffFile, tableNamed } from './sniff-file.js';
export { isPicture } from './without-metadata.js';
