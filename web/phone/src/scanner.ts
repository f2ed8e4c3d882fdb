import { button, fillWith, h } from './dom.js';
import { previewedForm } from './preview.js';
import type { View } from './view.js';

/** Shape Detection API (https://wicg.github.io/shape-detection-api), of Chrome on Android, which TypeScript does not know. */
interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const PAUSE_MS = 200;
const LONGEST_CODE = 500;

/** A button that reads a code by the camera into an input. Without a camera or a detector, and in previews, there is none. */
export function scanner(view: View, box: HTMLInputElement): HTMLElement {
  const place = h('div', {});
  const detectors = (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const { mediaDevices } = navigator;
  if (!detectors || !mediaDevices || previewedForm()) return place;
  const start = button(view.t('scan'), 'side', () => void scan());
  const idle = (note?: string): void => {
    start.disabled = false;
    fillWith(place, [start, h('p', { class: 'note', role: 'status' }, note || '')]);
  };
  const scan = async (): Promise<void> => {
    // the browser may ask the person for the camera: one scan at a time
    start.disabled = true;
    try {
      const detector = new detectors();
      const stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const found = await readFrom(stream, { view, place, detector });
      const code = found && printable(found);
      const isTooLong = code !== undefined && code.length > LONGEST_CODE;
      idle(isTooLong ? view.t('scanLong', { n: LONGEST_CODE }) : '');
      if (code !== undefined && !isTooLong) enter(box, code);
    } catch (error) {
      idle(view.t((error as Error).name === 'NotAllowedError' ? 'scanRefused' : 'scanFailed'));
    }
  };
  detectors.getSupportedFormats().then(
    (formats) => formats.length > 0 && idle(),
    () => undefined,
  );
  return place;
}

/** Without control characters, such as the separator of GS1 codes, which answers cannot have. */
const printable = (code: string): string =>
  code
    .split('')
    .filter((sign) => sign >= ' ' && (sign < '\u007f' || sign > '\u009f'))
    .join('')
    .trim();

function enter(box: HTMLInputElement, code: string): void {
  box.value = code;
  box.dispatchEvent(new Event('input'));
  box.focus();
}

interface Scan {
  readonly view: View;
  readonly place: HTMLElement;
  readonly detector: Detector;
}

/** The first code in the picture; undefined if the person stops, leaves the question or turns to another page. */
async function readFrom(stream: MediaStream, { view, place, detector }: Scan): Promise<string | undefined> {
  let isOver = false;
  const video = h('video', { playsinline: true });
  video.muted = true;
  video.style.width = '100%';
  video.srcObject = stream;
  const stop = button(view.t('scanStop'), 'side', () => (isOver = true));
  fillWith(place, [h('p', { class: 'note', role: 'status' }, view.t('scanAim')), video, stop]);
  try {
    if (!place.isConnected) return undefined;
    await video.play();
    while (!isOver && place.isConnected && document.visibilityState !== 'hidden') {
      const [found] = await detector.detect(video);
      if (found) return found.rawValue;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return undefined;
  } finally {
    // the camera is free for others, and its light is off
    stream.getTracks().forEach((track) => track.stop());
  }
}
