import { fetchLater, fetchOpening, postAnswers } from './api.js';
import { App } from './app.js';
import { notSent, previewedForm } from './preview.js';
import { memoryStore, openStore } from './store.js';

/** The code is the last part of the address: /s/:code. */
const code = previewedForm() || decodeURIComponent(window.location.pathname.split('/').filter(Boolean).pop() || '');
const page = document.getElementById('page');

if (page) {
  const isPreview = previewedForm() !== undefined;
  // a preview keeps nothing on the device and sends nothing
  void (isPreview ? Promise.resolve(memoryStore()) : openStore()).then((store) => {
    const app = new App({
      page,
      code,
      store,
      fetchOpening,
      fetchLater,
      postAnswers: isPreview ? notSent : postAnswers,
    });
    return app.begin();
  });
}
