import { button, fillWith, h } from './dom.js';
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

/** A button that reads a code by the camera into an input. Without a camera or a detector there is none. */
export function scanner(view: View, box: HTMLInputElement): HTMLElement {
  const place = h('div', {});
  const detectors = (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const { mediaDevices } = navigator;
  if (!detectors || !mediaDevices) return place;
  const idle = (note?: string): void =>
    fillWith(place, [
      button(view.t('scan'), 'side', () => void scan()),
      h('p', { class: 'note', role: 'status' }, note || ''),
    ]);
  const scan = async (): Promise<void> => {
    try {
      const stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const code = await readFrom(stream, { view, place, detector: new detectors() });
      idle();
      if (code !== undefined) enter(box, code);
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

function enter(box: HTMLInputElement, code: string): void {
  box.value = code.trim();
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
