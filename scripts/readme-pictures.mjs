export async function takeReadmePictures() {}
