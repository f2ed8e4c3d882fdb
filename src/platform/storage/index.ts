export { FileStorage, fileTooLarge, type UploadLimits } from './file-storage.js';
export { strippingPictures } from './strip-pictures.js';
export { sniffFile } from './sniff-file.js';
export { isPicture } from './without-metadata.js';
